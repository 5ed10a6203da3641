import Synchronization
import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarveMigrations

@Suite("Wrangler's ledger beside ours")
struct WranglerLedgerTests {
    let folder: TemporaryFolder
    let database: TestDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try .sqlite(folder)
        try migration("0001_users", up: "CREATE TABLE users (id int);", down: "DROP TABLE users;")
        try migration("0003_posts", up: "CREATE TABLE posts (id int);", down: "DROP TABLE posts;")
    }

    private func migration(_ name: String, up: String, down: String) throws {
        try folder.write("m/\(name).sql", up)
        try folder.write("m/down/\(name).sql", down)
    }

    private func running<Result: Sendable>(
        onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in },
        _ work: (Runner) async throws -> Result
    ) async throws -> Result {
        let settings = RunnerSettings(
            lockTimeout: 200, wait: .seconds(5), toolVersion: "test", wranglerLedger: "d1_migrations")
        return try await database.running(settings, onEvent: onEvent, work)
    }

    private func up(_ options: UpOptions = UpOptions()) async throws -> [String] {
        try await running { try await $0.up(folder.migrations(), options).steps.map(\.label) }
    }

    private func theirs() async throws -> [String] {
        let rows = try await database.connected {
            try await $0.query("SELECT name, applied_at FROM d1_migrations ORDER BY id")
        }
        #expect(rows.allSatisfy { $0[1].text?.count == "2026-01-02 03:04:05".count })
        return rows.compactMap { $0[0].text }
    }

    /// What wrangler does for one file: its text and the record in one call.
    private func wrangle(_ name: String) async throws {
        try await database.execute(
            "CREATE TABLE IF NOT EXISTS d1_migrations(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, "
                + "applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)",
            "BEGIN", String(try folder.read("m/\(name)").dropLast()),
            "INSERT INTO d1_migrations (name) values ('\(name)')", "COMMIT")
    }

    @Test("Up and down write both ledgers")
    func both() async throws {
        #expect(try await up() == ["0001_users", "0003_posts"])
        #expect(try await theirs() == ["0001_users.sql", "0003_posts.sql"])
        _ = try await running { try await $0.down(folder: folder.migrations()) }
        #expect(try await theirs() == ["0001_users.sql"])
        #expect(try await database.versions() == ["0001"])
        _ = try await running { try await $0.down() }
        #expect(try await theirs() == [])
    }

    @Test("A failing migration leaves neither")
    func failure() async throws {
        try migration(
            "0004_bad", up: "CREATE TABLE ok (x); INSERT INTO nowhere VALUES (1);", down: "SELECT 1;")
        #expect(await message(folder) { _ = try await up() }.contains("no such table: nowhere"))
        #expect(try await theirs() == ["0001_users.sql", "0003_posts.sql"])
        #expect(try await database.versions() == ["0001", "0003"])
        #expect(
            try await database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'ok'")?.integer == 0)
    }

    @Test("A record of wrangler's that can't be written takes the migration back")
    func sameTransaction() async throws {
        try await wrangle("0001_users.sql")
        try await database.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON d1_migrations BEGIN SELECT RAISE(ABORT, 'not today'); END"
        )
        #expect(await message(folder) { _ = try await up() }.contains("not today"))
        #expect(try await database.versions() == ["0001"])
        #expect(
            try await database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'posts'")?.integer == 0)
    }

    @Test("What wrangler applied is taken over and not run again; the tools can alternate")
    func alternating() async throws {
        try await wrangle("0001_users.sql")
        let states = try await running { try await $0.status(folder.migrations()).map(\.state) }
        #expect(states == [.applied, .pending])
        #expect(try await database.connected { try await $0.query("SELECT 1 FROM d1_migrations").count } == 1)
        let events = Mutex<[RunEvent]>([])
        let steps = try await running(onEvent: { event in events.withLock { $0.append(event) } }) {
            try await $0.up(folder.migrations()).steps.map(\.label)
        }
        #expect(steps == ["0003_posts"])
        #expect(events.withLock { $0.first } == .takenOver(["0001_users"]))
        let entry = try #require(try await database.entries().first)
        #expect(entry.appliedBy == "wrangler")
        #expect(entry.downSQL == "DROP TABLE users;")
        #expect(Timestamp(entry.appliedAt)?.rfc3339 == entry.appliedAt)
        try migration("0004_tags", up: "CREATE TABLE tags (id int);", down: "DROP TABLE tags;")
        try await wrangle("0004_tags.sql")
        #expect(try await up() == [])
        #expect(try await database.versions() == ["0001", "0003", "0004"])
        try await takeBack(2)
        #expect(try await theirs() == ["0001_users.sql"])
    }

    /// Takes back the newest with a folder to look for what wrangler applied.
    private func takeBack(_ count: Int) async throws {
        let steps = try await running {
            try await $0.down(.steps(count), folder: folder.migrations()).steps.map(\.label)
        }
        #expect(steps == ["0004_tags", "0003_posts"])
    }

    @Test("What Varve applied before the setting was made is told to wrangler")
    func mirrored() async throws {
        _ = try await database.running { try await $0.up(folder.migrations()) }
        #expect(try await up() == [])
        #expect(try await theirs() == ["0001_users.sql", "0003_posts.sql"])
    }

    @Test("A dry run takes over nothing, but counts it")
    func dryRun() async throws {
        try await wrangle("0001_users.sql")
        #expect(try await up(UpOptions(isDryRun: true)) == ["0003_posts"])
        #expect(
            try await database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'varve_migrations'")?
                .integer
                == 0)
    }

    @Test("A file that wrangler applied and nobody has, a layout that it can't read, another database")
    func misfits() async throws {
        try await wrangle("0001_users.sql")
        try await database.execute("INSERT INTO d1_migrations (name) VALUES ('0002_gone.sql')")
        #expect(
            await message(folder) { _ = try await up() }.hasPrefix(
                "the database has 0002_gone.sql, which m does not: the folder is older than the database"))
        try folder.pair("0005_pair", up: "SELECT 1;", down: "SELECT 1;")
        #expect(await message(folder) { _ = try await up() }.contains("missing"))
        let pairs = try TemporaryFolder()
        try pairs.pair("0001_a", up: "SELECT 1;", down: "SELECT 1;")
        let text = await message(pairs) {
            _ = try await running { try await $0.up(pairs.migrations()) }
        }
        #expect(
            text.hasPrefix("m/0001_a.up.sql: wrangler takes every SQL file of the folder for a migration"))
        let postgres = try await TestDatabase.postgres()
        let refusal = await message(folder) {
            let settings = RunnerSettings(wranglerLedger: "d1_migrations")
            _ = try await postgres.running(settings) { try await $0.status(pairs.migrations()) }
        }
        #expect(refusal.contains("take d1Ledger out of the settings"))
    }

    @Test("A migration without a transaction is recorded in both ledgers at once")
    func stepwise() async throws {
        try migration("0004_vacuum", up: "-- varve:no-transaction\nVACUUM;", down: "SELECT 1;")
        #expect(try await up() == ["0001_users", "0003_posts", "0004_vacuum"])
        #expect(try await theirs().last == "0004_vacuum.sql")
    }
}
