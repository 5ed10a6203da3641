import FoundationEssentials
import LinkScanner
import Testing
import VarveDatabase
import VarveSQLite

@Suite struct LinkScannerSQLiteTests {
    private static let refusedState = "CHECK constraint failed: state"

    private func withDatabase(_ body: (LinkScannerFixture) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "varve-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = try DatabaseURL("sqlite:" + folder.appending(path: "scan.db").path)
        let dialect = SQLiteDialect()
        let connection = try await dialect.connect(to: url, mode: .create)
        try await body(try await LinkScannerFixture(dialect, connection))
        await connection.close()
    }

    @Test func `the database enforces every rule`() async throws {
        try await withDatabase { fixture in
            try await LinkScannerRules(fixture: fixture, refusedState: Self.refusedState).checkAll()
        }
    }

    @Test func `REPLACE can't rewrite the audit log`() async throws {
        try await withDatabase { fixture in
            try await fixture.run(fixture.log())
            let refused = "audit_logs is append-only"
            await fixture.refuses("REPLACE INTO audit_logs SELECT * FROM audit_logs", refused)
            await fixture.refuses("UPDATE OR REPLACE audit_logs SET http_status = 1", refused)
            await fixture.refuses(
                """
                REPLACE INTO audit_logs (rowid, id, scan_job_id, url_accessed, content_hash, content_type)
                SELECT rowid, 'x', scan_job_id, '', content_hash, '' FROM audit_logs
                """, refused)
            try await fixture.run(fixture.log())
            #expect(try await fixture.run("SELECT count(*) FROM audit_logs").first?.integer == 2)
        }
    }

    @Test func `recursive triggers end`() async throws {
        try await withDatabase { fixture in
            try await fixture.run("PRAGMA recursive_triggers = ON")
            try await LinkScannerRules(fixture: fixture, refusedState: Self.refusedState).checkAll()
        }
    }

    @Test func `lengths and states are checked`() async throws {
        try await withDatabase { fixture in
            let long = String(repeating: "x", count: 2049)
            await fixture.refuses(
                "UPDATE scan_jobs SET version = version + 1, url = '\(long)'", "length(\"url\") <= 2048")
            await fixture.refuses(
                "UPDATE scan_jobs SET version = version + 1, state = 'LOST'", Self.refusedState)
            await fixture.refuses(
                "INSERT INTO scan_jobs (user_id, url, version) VALUES ('u1', 'x', 'one')",
                "cannot store TEXT value in INTEGER column")
        }
    }
}
