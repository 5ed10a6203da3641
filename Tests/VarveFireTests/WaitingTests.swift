import Testing
import VarveDatabase
import VarveTestSupport

/// A process that waits for another says for whom, and gives up when its time is over.
@Suite struct WaitingTests {
    @Test(arguments: ["", "-- varve:no-transaction\n"]) func `on an SQLite file`(directive: String)
        async throws
    {
        let endless =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;"
        let folder = try TemporaryFolder()
        try write(directive + endless, to: folder)
        let arena = try SQLiteArena(migrations: folder.path)
        let holder = try arena.start(.up)
        let deadline = ContinuousClock.now + .seconds(30)
        // Its lock shows by a file beside the database.
        while try arena.folder.contents().count < 2, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(5))
        }
        let said = try await arena.waitInVain()
        holder.kill(9)
        expect(said, contains: "process \(holder.identifier) of ")
    }

    @Test(arguments: ["", "-- varve:no-transaction\n"]) func `on a PostgreSQL database`(directive: String)
        async throws
    {
        let folder = try TemporaryFolder()
        try write(directive + "SELECT pg_sleep(600);", to: folder)
        let arena = try await DurableServer.shared.value.makeArena(migrations: folder.path)
        let holder = try arena.start(.up)
        try await arena.waitUntil(
            "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        let said = try await arena.waitInVain()
        holder.kill(9)
        expect(said, contains: "process \(holder.identifier) on ")
    }

    private func write(_ sql: String, to folder: TemporaryFolder) throws {
        try folder.write("0001_slow.up.sql", sql)
        try folder.write("0001_slow.down.sql", "SELECT 1;")
    }

    private func expect(_ said: String, contains holder: String) {
        #expect(said.contains("waiting for another runner (\(holder)"), "\(said)")
        #expect(said.contains(/since \d\d:\d\d:\d\d UTC/), "\(said)")
        #expect(said.contains("another runner holds the lock (\(holder)"), "\(said)")
    }
}

extension Arena {
    /// What the tool says that waits for another for one second and gives up.
    fileprivate func waitInVain() async throws -> String {
        let outcome = try await start(.up, options: ["--wait", "1"]).outcome()
        #expect(outcome.status == 1)
        return outcome.errors
    }
}
