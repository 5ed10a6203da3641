import FoundationEssentials
import Testing
import VarveDatabase
import VarvePostgres

@Suite struct LinkScannerPostgresTests {
    @Test func `the database enforces every rule`() async throws {
        let dialect = PostgresDialect()
        let cache = FileManager.default.temporaryDirectory.path + "/varve-tests"
        let server = try await dialect.startScratch(ScratchOptions(cacheFolder: cache))
        let database = try await server.makeDatabase()
        let fixture = try await LinkScannerFixture(dialect, database.connection)
        try await LinkScannerRules(fixture: fixture, refusedState: "invalid input value for enum").checkAll()
        await fixture.refuses("TRUNCATE audit_logs", "audit_logs is append-only")
        await fixture.refuses("TRUNCATE users CASCADE", "audit_logs is append-only")
        let long = String(repeating: "x", count: 2049)
        await fixture.refuses("UPDATE scan_jobs SET version = version + 1, url = '\(long)'", "too long")
        await database.drop()
        await server.stop()
    }
}
