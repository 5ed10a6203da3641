import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveMigrations
import VarveSQLite
import VarveTestSupport

@Suite("Database Migration History: applicable by wrangler")
struct WranglerTests {
    private let folder: TemporaryFolder
    private let path: String
    private let wrangler: Wrangler

    init() throws {
        folder = try TemporaryFolder()
        path = folder("d1.sqlite")
        wrangler = Wrangler(folder: blueprint("migrations"), database: try D1(path))
    }

    /// The database that wrangler works on, seen by Varve with `d1Ledger` set.
    private func withRunner<Value: Sendable>(
        _ body: (LiveDatabase, Runner) async throws -> Value
    ) async throws -> Value {
        let url = try DatabaseURL("sqlite:\(path)")
        let dialect = SQLiteDialect()
        let connection = try await dialect.connect(to: url, mode: .create)
        let settings = RunnerSettings(toolVersion: "test", wranglerLedger: RunnerSettings.wranglerLedgerName)
        let runner = Runner(dialect: dialect, connection: connection, settings: settings)
        let value = try await body(LiveDatabase(dialect: dialect, url: url, connection: connection), runner)
        await connection.close()
        return value
    }

    private func ledger(_ database: LiveDatabase) async throws -> [String] {
        try await database.run("SELECT id || ' ' || name FROM d1_migrations ORDER BY id").compactMap {
            $0[0].text
        }
    }

    @Test(
        "The stand-in refuses what D1 refuses",
        arguments: [
            "BEGIN", "SAVEPOINT a", "ATTACH ':memory:' AS b", "VACUUM", "CREATE TEMP TABLE t (x)",
            "PRAGMA user_version = 1",
            "PRAGMA journal_mode = WAL", "CREATE TABLE _cf_mine (x)", "CREATE VIRTUAL TABLE f USING fts3(x)",
        ])
    func standIn(statement: String) throws {
        #expect(throws: D1.Refusal.self) { try wrangler.database.query(statement) }
        try wrangler.database.query("CREATE TABLE fine (x); PRAGMA defer_foreign_keys = ON")
    }

    @Test("Wrangler sees the up halves alone, in their order")
    func files() throws {
        #expect(try wrangler.files() == blueprint.migrations().migrations.map { "\($0.label).sql" })
    }

    @Test("Every file is applied whole, and gives the catalog that varve up gives")
    func apply() async throws {
        try wrangler.apply(try wrangler.files())
        let migrations = try blueprint.migrations()
        let expected = try await TestServer.sqlite.withLoader {
            try await $0.catalog(of: .migrations(migrations))
        }
        try await withRunner { database, runner in
            let found = try await database.catalog()
            RoundTrip.expect(found, expected, database.dialect, "what wrangler applied")
            let report = try await runner.up(migrations)
            #expect(report.isEmpty)
            let states = try await runner.status(migrations).map(\.state)
            #expect(states.allSatisfy { $0 == .applied })
        }
    }

    @Test("varve up writes the ledger that wrangler would have written, table and rows")
    func ledgers() async throws {
        try wrangler.apply(try wrangler.files())
        let theirs = try await withRunner { database, _ in try await ledger(database) }
        let table =
            "SELECT group_concat(cid || name || type || \"notnull\" || ifnull(dflt_value, '') || pk) "
            + "FROM pragma_table_info('d1_migrations')"
        let shape = try await withRunner { database, _ in try await database.text(table) }
        let other = try WranglerTests()
        try await other.withRunner { database, runner in
            _ = try await runner.up(blueprint.migrations())
            let (names, columns) = (try await ledger(database), try await database.text(table))
            #expect(names == theirs)
            #expect(columns == shape)
            let wrong = "SELECT count(*) FROM d1_migrations WHERE applied_at IS NOT datetime(applied_at)"
            let count = try await database.text(wrong)
            #expect(count == "0")
        }
    }

    @Test("The two take turns, up and down")
    func alternating() async throws {
        let files = try wrangler.files()
        let migrations = try blueprint.migrations()
        try wrangler.apply(Array(files.prefix(9)))
        try await withRunner { _, runner in
            let report = try await runner.up(migrations, UpOptions(to: migrations.migrations[13].version))
            #expect(report.steps.map { "\($0.label).sql" } == Array(files[9...13]))
        }
        try wrangler.apply(Array(files[14...]))
        try await withRunner { database, runner in
            #expect(try await runner.up(migrations).isEmpty)
            #expect(
                try await ledger(database).map { $0.split(separator: " ").last.map(String.init) } == files)
            let steps = try await runner.down(.everything, folder: migrations).steps
            #expect(steps.count == files.count)
            #expect(try await ledger(database) == [])
        }
        try wrangler.apply(files)
    }

    @Test("D1's own splitter, sizes and reserved names are kept in mind")
    func limits() throws {
        let dialect = SQLiteDialect()
        for file in try wrangler.files() {
            let text = try wrangler.text(file)
            #expect(!text.contains("\r"))
            for statement in try dialect.split(SQLScript(name: file, text: text)).map(\.sql) {
                #expect(statement.utf8.count < 100_000)
                guard statement.hasPrefix("CREATE TRIGGER") else { continue }
                #expect(statement.hasSuffix("\nEND"), "\(file): END in capitals on a line of its own")
                #expect(!statement.contains("CASE"), "\(file): the END of a CASE would end the trigger")
            }
        }
    }

    @Test("No table has more columns than D1 takes")
    func columns() async throws {
        try await LiveDatabase.withWorkspaces(rows: false) { (database: LiveDatabase) async throws in
            for table in try await database.tables() {
                #expect(try await database.columns(of: table).count <= 100)
                #expect(!table.hasPrefix("_cf_") && !table.hasPrefix("d1_"))
            }
        }
    }
}
