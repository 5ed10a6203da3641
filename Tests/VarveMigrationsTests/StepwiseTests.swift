import Synchronization
import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarveMigrations

@Suite("Migrations without a transaction")
struct StepwiseTests {
    let folder: TemporaryFolder
    let database: TestDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try .sqlite(folder)
    }

    func write(_ statements: String...) throws {
        try folder.pair(
            "0001_steps", up: "-- varve:no-transaction\n" + statements.map { "\($0);\n" }.joined(),
            down: "-- varve:no-transaction\nDROP TABLE a;\nDROP TABLE b;\n")
    }

    func up() async throws -> [[String]] {
        try await database.running { try await $0.up(folder.migrations()).steps.map(\.statements) }
    }

    @Test("A failing statement leaves the ones before it, and a later run goes on at the mended one")
    func resume() async throws {
        try write("CREATE TABLE a (x)", "CREATE TABLE b (x CHECK (nonsense))", "VACUUM")
        let text = await message(folder) { _ = try await up() }
        #expect(
            text == """
                m/0001_steps.up.sql:3:26: no such column: nonsense (SQLITE_ERROR)
                  | CREATE TABLE b (x CHECK (nonsense))
                Of the 3 statements of 0001_steps, the first 1 are done and recorded. It runs without a transaction: \
                when the cause is mended, “varve up” goes on at statement 2.
                """)
        #expect(try await database.entries().map(\.finishedSteps) == [1])
        #expect(
            try await database.running { try await $0.status(folder.migrations()).map(\.state) } == [
                .unfinished
            ])

        try write("CREATE TABLE a (x)", "CREATE TABLE b (x)", "VACUUM")
        let events = Mutex<[RunEvent]>([])
        _ = try await database.running(onEvent: { event in events.withLock { $0.append(event) } }) {
            try await $0.up(folder.migrations())
        }
        #expect(events.withLock { $0 }.contains(.resumed(label: "0001_steps", finishedSteps: 1)))
        let entry = try #require(try await database.entries().first)
        #expect(entry.finishedSteps == nil)
        #expect(entry.checksum == (try folder.migrations().migrations[0].checksum))
        #expect(try await up() == [])
    }

    @Test("The statements that are done can't be changed")
    func editedFirstPart() async throws {
        try write("CREATE TABLE a (x)", "CREATE TABLE b (x CHECK (nonsense))")
        _ = await migrationError { _ = try await up() }
        try write("CREATE TABLE a (y)", "CREATE TABLE b (x)")
        let text = await message(folder) { _ = try await up() }
        #expect(
            text == "m/0001_steps.up.sql: was changed after the first part of 0001_steps was applied; "
                + "restore the file as it was, and put the change into a new migration")
    }

    @Test("A down half is resumed too, and up refuses meanwhile")
    func down() async throws {
        try write("CREATE TABLE a (x)", "CREATE TABLE b (x)")
        _ = try await up()
        try await database.execute("CREATE VIEW stay AS SELECT 1", "ALTER TABLE b RENAME TO c")
        let first = await migrationError { try await database.running { _ = try await $0.down() } }
        #expect(first?.description.contains("goes on at statement 2") == true)
        #expect(try await database.entries().map(\.finishedSteps) == [-1])
        #expect(await migrationError { _ = try await up() } == .halfRolledBack(label: "0001_steps"))
        try await database.execute("ALTER TABLE c RENAME TO b")
        _ = try await database.running { try await $0.down() }
        #expect(try await database.entries().isEmpty)
    }

    @Test("A process that dies between two statements leaves a ledger from which the next one goes on")
    func crash() async throws {
        try write("CREATE TABLE a (x)", "CREATE TABLE b (x)")
        let migration = try folder.migrations().migrations[0]
        let step = try RunStep(up: migration, dialect: database.dialect)
        // What a runner has committed when it is killed after the first statement.
        try await database.connected { connection in
            let ledger = Ledger(dialect: database.dialect, connection: connection)
            _ = try await ledger.makeTableAndRead(.states)
            let runner = Runner(dialect: database.dialect, connection: connection)
            let entry = try await runner.entry(for: step, duration: .zero, finishedSteps: 0)
            try await connection.execute(ledger.insertion(entry))
            try await connection.execute([
                Statement("CREATE TABLE a (x)"), ledger.progress(of: step, finished: 1),
            ])
        }
        #expect(try await up().count == 1)
        #expect(try await database.value("SELECT count(*) FROM b")?.integer == 0)
        #expect(try await database.entries().map(\.finishedSteps) == [nil])
    }

    @Test("What a killed runner left to the server does not reach a migration that another has finished")
    func late() async throws {
        try write("CREATE TABLE a (x)", "CREATE TABLE b (x)")
        _ = try await up()
        let before = try await database.entries()
        let step = try RunStep(up: folder.migrations().migrations[0], dialect: database.dialect)
        try await database.connected { connection in
            let ledger = Ledger(dialect: database.dialect, connection: connection)
            try await connection.execute(ledger.mark(step, finished: 0, trace: ""))
            let moved = try await connection.query(ledger.progress(of: step, finished: 1))
            #expect(moved.isEmpty)
        }
        #expect(try await database.entries() == before)
    }
}
