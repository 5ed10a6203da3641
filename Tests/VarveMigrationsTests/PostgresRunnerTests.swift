import Synchronization
import Testing
import VarveDatabase
import VarvePostgres
import VarveTestSupport

@testable import VarveMigrations

@Suite("Runners on PostgreSQL")
struct PostgresRunnerTests {
    let folder: TemporaryFolder
    let database: TestDatabase

    init() async throws {
        folder = try TemporaryFolder()
        database = try await .postgres()
    }

    func apply(_ settings: RunnerSettings? = nil) async throws -> [String] {
        let settings = settings ?? RunnerSettings(lockTimeout: 200, wait: .seconds(30))
        return try await database.running(settings) {
            try await $0.up(folder.migrations()).steps.map(\.label)
        }
    }

    @Test("Up, down and a failure that is rolled back as a whole")
    func story() async throws {
        try folder.pair("0001_a", up: "CREATE TABLE a (x int);", down: "DROP TABLE a;")
        try folder.pair(
            "0002_b", up: "CREATE TABLE b (x int);\n\nINSERT INTO c\nVALUES (1);", down: "DROP TABLE b;")
        let text = await message(folder) { _ = try await apply() }
        #expect(
            text == """
                m/0002_b.up.sql:3:13: relation "c" does not exist (42P01)
                  | INSERT INTO c
                  | VALUES (1)
                0002_b was rolled back: nothing of it is applied, and nothing after it was tried.
                """)
        #expect(try await database.versions() == ["0001"])
        #expect(try await database.value("SELECT to_regclass('b') IS NULL")?.flag == true)
        let entry = try #require(try await database.entries().first)
        #expect(Timestamp(entry.appliedAt)?.rfc3339 == entry.appliedAt)
        _ = try await database.running { try await $0.down() }
        #expect(try await database.versions() == [])
    }

    @Test("A dump of pg_dump as a migration, which empties search_path, and one after it")
    func dump() async throws {
        try folder.pair(
            "0001_a",
            up: "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.a (x int);",
            down: "DROP TABLE a;")
        try folder.pair("0002_b", up: "CREATE TABLE b (x int);", down: "DROP TABLE b;")
        #expect(try await apply() == ["0001_a", "0002_b"])
        #expect(try await apply() == [])
    }

    @Test("32 runners, one of the migrations without a transaction")
    func many() async throws {
        try folder.pair("0001_a", up: "CREATE TABLE a (x int);", down: "DROP TABLE a;")
        try folder.pair(
            "0002_i", up: "-- varve:no-transaction\nCREATE INDEX CONCURRENTLY i ON a (x);",
            down: "DROP INDEX i;")
        try folder.pair("0003_b", up: "CREATE TABLE b (x int);", down: "DROP TABLE b;")
        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<32 { group.addTask { try await apply() } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied.sorted() == ["0001_a", "0002_i", "0003_b"])
        #expect(
            try await database.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass")?.flag
                == true)
    }

    @Test("A table that someone holds is waited for in short tries")
    func lockTimeout() async throws {
        try await database.execute("CREATE TABLE held (x int)")
        try folder.pair("0001_h", up: "ALTER TABLE held ADD y int;", down: "ALTER TABLE held DROP y;")
        let retries = Mutex(0)
        try await database.connected { holder in
            try await holder.execute(["BEGIN", "LOCK TABLE held"])
            let settings = RunnerSettings(lockTimeout: 20, wait: .seconds(20))
            try await database.running(
                settings,
                onEvent: { event in
                    guard case .retrying = event else { return }
                    retries.withLock { $0 += 1 }
                    Task { try? await holder.execute("ROLLBACK") }
                }
            ) { _ = try await $0.up(folder.migrations()) }
        }
        #expect(retries.withLock { $0 } >= 1)
        #expect(try await database.versions() == ["0001"])
    }

    @Test("An index that a failed CREATE INDEX CONCURRENTLY left is removed, and the step done again")
    func invalidIndex() async throws {
        try await database.execute("CREATE TABLE a (x int)", "INSERT INTO a VALUES (1), (1)")
        try folder.pair(
            "0001_i", up: "-- varve:no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY i ON a (x);",
            down: "DROP INDEX i;")
        let text = await message(folder) { _ = try await apply() }
        #expect(text.hasPrefix("m/0001_i.up.sql:2:1: could not create unique index \"i\" (23505)"))
        #expect(try await database.value("SELECT to_regclass('i') IS NULL")?.flag == true)
        try await database.execute("DELETE FROM a")
        #expect(try await apply() == ["0001_i"])
    }

    @Test(
        "A crash in the middle of CREATE INDEX CONCURRENTLY, before and after its end",
        arguments: ["CREATE UNIQUE INDEX CONCURRENTLY i ON a (x)", "CREATE INDEX CONCURRENTLY i ON a (x)"])
    func crash(sql: String) async throws {
        try await database.execute("CREATE TABLE a (x int)", "INSERT INTO a VALUES (1), (1)")
        try folder.pair("0001_i", up: "-- varve:no-transaction\n\(sql);", down: "DROP INDEX i;")
        let step = try RunStep(up: folder.migrations().migrations[0], dialect: database.dialect)
        try await database.connected { connection in
            let ledger = Ledger(dialect: database.dialect, connection: connection)
            _ = try await ledger.makeTableAndRead(.states)
            let runner = Runner(dialect: database.dialect, connection: connection)
            let entry = try await runner.entry(for: step, duration: .zero, finishedSteps: 0)
            try await connection.execute([
                ledger.insertion(entry), ledger.mark(step, finished: 0, trace: ""),
            ])
            // The unique one fails and leaves an invalid index, the other one is done and not recorded.
            try? await connection.execute(Statement(sql))
        }
        try await database.execute("DELETE FROM a")
        #expect(try await apply() == ["0001_i"])
        #expect(
            try await database.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass")?.flag
                == true)
        #expect(try await database.entries().map(\.finishedSteps) == [nil])
    }

    @Test("An index that was there before is no work of ours")
    func foreignIndex() async throws {
        try await database.execute("CREATE TABLE a (x int, y int)", "CREATE INDEX i ON a (y)")
        try folder.pair(
            "0001_i", up: "-- varve:no-transaction\nCREATE INDEX CONCURRENTLY i ON a (x);",
            down: "DROP INDEX i;")
        for _ in 0..<2 {
            let text = await message(folder) { _ = try await apply() }
            #expect(text.contains("relation \"i\" already exists"))
        }
    }
}
