import BlueprintTestSupport
import LinkScanner
import Testing
import VarveDatabase
import VarveDeclaration
import VarveMigrations
import VarveTestSupport

/// The document's part 3.2.
@Suite("Phase 3: Database Schema & Migrations, audit logs")
struct AuditLogTests {
    private typealias Scanner = LinkScannerDatabase
    private static let appendOnly = Refusal.message("audit_logs is append-only")

    @Test("columns and rules", arguments: LinkScannerDatabase.servers)
    func rules(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            let columns = try await names(of: "audit_logs", database)
            #expect(
                columns == [
                    "id", "scan_job_id", "url_accessed", "timestamp", "content_hash", "http_status?",
                    "http_headers", "content_type", "risk_assessment_summary",
                ])
            await database.accepts(Scanner.log("http_status", "NULL"))
            await database.accepts(Scanner.log("risk_assessment_summary", "'{\"score\": \"7\"}'"))
            #expect(try await database.text("SELECT count(*) FROM audit_logs WHERE timestamp IS NULL") == "0")
            await database.refuses(
                Scanner.log(hash: "abc"), check: "audit_logs_content_hash_check", hashRule)
            for column in ["http_headers", "risk_assessment_summary"] {
                await database.refuses(Scanner.log(column, "'[]'"), .constraint("\(column)_is_object"))
            }
            await database.refuses(
                Scanner.log(job: "018f0000-0000-7000-8000-00000000000f"),
                foreignKey: "audit_logs_scan_job_id_fkey")
        }
    }

    @Test("a row that is on record stays as it is", arguments: LinkScannerDatabase.servers)
    func immutable(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            try await database.run(Scanner.log())
            await database.refuses("UPDATE audit_logs SET http_status = 500", Self.appendOnly)
            await database.refuses("DELETE FROM audit_logs", Self.appendOnly)
            #expect(try await database.text("SELECT count(*) FROM audit_logs WHERE http_status = 200") == "1")
            await database.accepts(Scanner.log())
        }
    }

    @Test("TRUNCATE can't empty it", arguments: TestServer.postgres)
    func truncate(_ server: TestServer) async throws {
        try await Scanner.with(server) { (database) async throws in
            try await database.run(Scanner.log())
            await database.refuses("TRUNCATE audit_logs", Self.appendOnly)
            await database.refuses("TRUNCATE users CASCADE", Self.appendOnly)
            #expect(try await database.text("SELECT count(*) FROM audit_logs") == "1")
        }
    }

    @Test("REPLACE can't rewrite it, and recursive triggers end")
    func replace() async throws {
        try await Scanner.with(.sqlite) { database in
            try await database.run("PRAGMA recursive_triggers = ON", Scanner.log())
            await database.refuses("REPLACE INTO audit_logs SELECT * FROM audit_logs", Self.appendOnly)
            await database.refuses("UPDATE OR REPLACE audit_logs SET http_status = 1", Self.appendOnly)
            await database.refuses(
                """
                REPLACE INTO audit_logs (rowid, id, scan_job_id, url_accessed, content_hash, content_type)
                SELECT rowid, 'x', scan_job_id, '', content_hash, '' FROM audit_logs
                """, Self.appendOnly)
            await database.accepts(Scanner.log())
            await database.accepts("UPDATE users SET created_at = created_at")
        }
    }

    @Test("no column keeps what was fetched", arguments: LinkScannerDatabase.servers)
    func noContent(_ server: TestServer) async throws {
        let schema = try linkScanner.declared()
        try await Scanner.with(server) { (database) async throws in
            let catalog = try await database.catalog()
            #expect(schema.forbiddenColumns(in: catalog).isEmpty)
        }
    }

    @Test(
        "a migration that adds such a column fails the check",
        arguments: ["body", "page_html", "dom", "screenshot_png"])
    func contentColumn(name: String) async throws {
        let folder = try TemporaryFolder()
        let original = try Scanner.migrations(for: .sqlite)
        for migration in original.migrations {
            try folder.write("m/\(migration.label).up.sql", migration.up.script.text)
            try folder.write("m/\(migration.label).down.sql", try migration.down?.script.text ?? "")
        }
        let number = "0009_keep"
        try folder.write("m/\(number).up.sql", "ALTER TABLE audit_logs ADD COLUMN \(name) TEXT;")
        try folder.write("m/\(number).down.sql", "ALTER TABLE audit_logs DROP COLUMN \(name);")
        let declared = try linkScanner.declared()
        try await TestServer.sqlite.withLoader { loader in
            let findings = try await Checker(loader: loader).check(folder("m"), schema: .declared(declared))
            let forbidden = findings.filter { $0.rule == "forbidden-column" }
            #expect(forbidden.count == 1)
            #expect(forbidden.first?.message.contains("audit_logs.\(name)") == true)
        }
    }
}
