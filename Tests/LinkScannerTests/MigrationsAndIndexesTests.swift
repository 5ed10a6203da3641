import BlueprintTestSupport
import LinkScanner
import Testing
import VarveDatabase
import VarveMigrations

/// The document's part 3.3.
@Suite("Phase 3: Database Schema & Migrations, migrations and indexes")
struct MigrationsAndIndexesTests {
    private typealias Scanner = LinkScannerDatabase

    @Test("the listed indexes", arguments: LinkScannerDatabase.servers)
    func indexes(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            #expect(
                try await database.indexes(of: "scan_jobs") == [
                    "scan_jobs_created_at_idx: (created_at)", "scan_jobs_state_idx: (state)",
                    "scan_jobs_url_idx: (url)", "scan_jobs_user_id_created_at_idx: (user_id, created_at)",
                    "scan_jobs_user_id_idx: (user_id)",
                ])
            let timestamp = database.says(sqlite: "timestamp", postgres: "\"timestamp\"")
            #expect(
                try await database.indexes(of: "audit_logs") == [
                    "audit_logs_scan_job_id_idx: (scan_job_id)",
                    "audit_logs_scan_job_id_timestamp_idx: (scan_job_id, \(timestamp))",
                    "audit_logs_timestamp_idx: (\(timestamp))", "audit_logs_url_accessed_idx: (url_accessed)",
                ])
        }
    }

    @Test("the queries that the indexes are for use them", arguments: LinkScannerDatabase.servers)
    func queries(_ server: TestServer) async throws {
        let name =
            ["sqlite": "queries.sql", "postgresql": "queries.postgresql.sql"][server.dialect.name] ?? ""
        let file = try QueryFile(reading: BlueprintFolder("LinkScanner")(name), dialect: server.dialect)
        let migrations = try Scanner.migrations(for: server)
        let explained = try await server.withLoader { loader in
            try await QueryExplainer(loader: loader).explain(file, on: .migrations(migrations))
        }
        #expect(explained.count == 9)
        for query in explained {
            #expect(query.isFine, "\(query.query.name): \(query.plan.lines.joined(separator: "\n"))")
        }
        let indexes = Set(explained.flatMap { $0.query.expected.joined() })
        #expect(indexes.count == 9, "every index is asked for")
    }

    @Test(
        "from nothing, from the version before, and back, with rows", arguments: LinkScannerDatabase.servers)
    func roundTrip(_ server: TestServer) async throws {
        try await RoundTrip(
            try Scanner.migrations(for: server),
            rows: [
                "0001": [
                    Scanner.user("u1"), "INSERT INTO wallets (user_id) VALUES ('u1')",
                    Scanner.scan(Scanner.job),
                    Scanner.result(), Scanner.log(), Scanner.log("http_status", "NULL"),
                ],
                "0002": ["INSERT INTO scan_jobs (user_id, url) VALUES ('u1', 'https://b')"],
            ]
        ).check(on: server, arrivingAt: linkScanner)
    }
}
