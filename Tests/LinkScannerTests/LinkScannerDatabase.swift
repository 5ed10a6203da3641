import BlueprintTestSupport
import LinkScanner
import Testing
import VarveDatabase
import VarveMigrations

/// The databases that the document's rules are tried on.
enum LinkScannerDatabase {
    static let servers = [TestServer.sqlite] + TestServer.postgres

    static let job = "018f0000-0000-7000-8000-000000000001"
    static let otherJob = "018f0000-0000-7000-8000-000000000002"
    static let hash = String(repeating: "0a", count: 32)

    /// The migrations for a database.
    static func migrations(for server: TestServer) throws -> MigrationFolder {
        try BlueprintFolder("LinkScanner").migrations("migrations/\(server.dialect.name)")
    }

    /// Runs a body with the migrated schema, one user and two jobs.
    static func with(
        _ server: TestServer, _ body: @Sendable (LiveDatabase) async throws -> Void
    ) async throws {
        try await server.withDatabase { database in
            try await database.migrate(try migrations(for: server))
            try await database.run(user("u1"), scan(job), scan(otherJob))
            try await body(database)
        }
    }

    static func user(_ id: String) -> String { "INSERT INTO users (clerk_user_id) VALUES ('\(id)')" }

    static func scan(_ id: String) -> String {
        "INSERT INTO scan_jobs (id, user_id, url) VALUES ('\(id)', 'u1', 'https://example.org')"
    }

    /// An INSERT into scan_results with some values replaced.
    static func result(
        job: String = job, score: Int = 50, hash: String = hash, _ column: String = "http_status",
        _ value: String = "200"
    ) -> String {
        """
        INSERT INTO scan_results (job_id, risk_score, content_hash, content_type, model_used, reasoning, \(column))
        VALUES ('\(job)', \(score), '\(hash)', 'text/html', 'm', 'r', \(value))
        """
    }

    /// An INSERT into audit_logs with some values replaced.
    static func log(
        job: String = job, hash: String = hash, _ column: String = "http_status", _ value: String = "200"
    ) -> String {
        """
        INSERT INTO audit_logs (scan_job_id, url_accessed, content_hash, content_type, \(column))
        VALUES ('\(job)', 'https://example.org', '\(hash)', 'text/html', \(value))
        """
    }
}

extension LiveDatabase {
    /// What only one kind of database says.
    func says<Value>(sqlite: Value, postgres: Value) -> Value {
        dialect.name == "sqlite" ? sqlite : postgres
    }

    /// Refused by a check, which SQLite knows by its text where it has no name.
    func refuses(
        _ sql: String, check name: String, _ text: String, at location: SourceLocation = #_sourceLocation
    ) async {
        await refuses(sql, .constraint(says(sqlite: text, postgres: name)), at: location)
    }

    /// Refused by a foreign key, of which SQLite says no more than that.
    func refuses(
        _ sql: String, foreignKey name: String, at location: SourceLocation = #_sourceLocation
    ) async {
        await refuses(
            sql, says(sqlite: .code("SQLITE_CONSTRAINT_FOREIGNKEY"), postgres: .constraint(name)),
            at: location)
    }

    /// Refused by a primary key or a unique constraint, which SQLite knows by its columns.
    func refuses(
        _ sql: String, unique name: String, _ columns: String, at location: SourceLocation = #_sourceLocation
    ) async {
        await refuses(sql, .constraint(says(sqlite: columns, postgres: name)), at: location)
    }
}
