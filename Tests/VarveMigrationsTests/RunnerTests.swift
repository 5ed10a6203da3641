import Synchronization
import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarveMigrations

@Suite("Up, down and redo")
struct RunnerTests {
    let folder: TemporaryFolder
    let database: TestDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try .sqlite(folder)
        try folder.pair("0001_users", up: "CREATE TABLE users (id int);", down: "DROP TABLE users;")
        try folder.pair("0002_posts", up: "CREATE TABLE posts (id int);", down: "DROP TABLE posts;")
        try folder.pair("0003_tags", up: "CREATE TABLE tags (id int);", down: "DROP TABLE tags;")
    }

    func apply(_ options: UpOptions = UpOptions()) async throws -> [String] {
        try await database.running { try await $0.up(folder.migrations(), options).steps.map(\.label) }
    }

    @Test("Up applies what is pending, once, and records it")
    func up() async throws {
        #expect(try await apply(UpOptions(to: MigrationVersion("2"))) == ["0001_users", "0002_posts"])
        #expect(try await apply() == ["0003_tags"])
        #expect(try await apply() == [])
        let entry = try #require(try await database.entries().first)
        #expect(entry.label == "0001_users")
        #expect(entry.checksum == SHA256.hexadecimal("CREATE TABLE users (id int);"))
        #expect(entry.downSQL == "DROP TABLE users;")
        #expect(entry.finishedSteps == nil)
        #expect(entry.toolVersion == "test")
        #expect(Timestamp(entry.appliedAt)?.rfc3339 == entry.appliedAt)
        #expect(!entry.appliedBy.isEmpty)
    }

    @Test("A dry run touches nothing, not even the ledger")
    func dryRun() async throws {
        let report = try await database.running {
            try await $0.up(folder.migrations(), UpOptions(isDryRun: true))
        }
        #expect(report.isDryRun)
        #expect(report.steps.flatMap(\.statements).count == 3)
        #expect(try await database.value("SELECT count(*) FROM sqlite_schema")?.integer == 0)
    }

    @Test("Down takes back the newest, without the files too")
    func down() async throws {
        _ = try await apply()
        #expect(try await database.running { try await $0.down().steps.map(\.label) } == ["0003_tags"])
        let version = try #require(MigrationVersion("1"))
        #expect(
            try await database.running { try await $0.down(.version(version)).steps.map(\.label) } == [
                "0002_posts"
            ])
        #expect(try await database.versions() == ["0001"])
        #expect(try await database.running { try await $0.down(.everything).steps.count } == 1)
        #expect(try await database.running { try await $0.down(.everything).isEmpty })
        #expect(
            try await database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'users'")?.integer == 0)
    }

    @Test("An edited file is taken back by what the ledger keeps, and redo applies the new text")
    func redo() async throws {
        _ = try await apply()
        try folder.pair("0003_tags", up: "CREATE TABLE labels (id int);", down: "DROP TABLE labels;")
        let steps = try await database.running { try await $0.redo(folder.migrations()).steps }
        #expect(steps.map(\.statements) == [["DROP TABLE tags"], ["CREATE TABLE labels (id int)"]])
        #expect(try await apply() == [])
    }

    @Test("An edited file, an unknown version, an older pending file")
    func misfits() async throws {
        _ = try await apply(UpOptions(to: MigrationVersion("2")))
        try folder.pair("0001_users", up: "CREATE TABLE users (id bigint);", down: "DROP TABLE users;")
        let text = await message(folder) { _ = try await apply() }
        #expect(
            text
                == "m/0001_users.up.sql: was changed after 0001_users was applied; restore the file as it was, "
                + "and put the change into a new migration")
        try folder.pair("0001_users", up: "CREATE TABLE users (id int);\r\n", down: "DROP TABLE users;")
        FileSystem.remove(folder("m/0002_posts.up.sql"))
        FileSystem.remove(folder("m/0002_posts.down.sql"))
        let unknown = await message(folder) { _ = try await apply() }
        #expect(
            unknown
                == "the database has 0002_posts, which m does not: the folder is older than the database; "
                + "update the folder, or take the migration back with “varve down”")
        #expect(try await database.versions() == ["0001", "0002"])
    }

    @Test("A file that is older than the newest applied one needs leave")
    func outOfOrder() async throws {
        _ = try await apply()
        try folder.pair("00015_late", up: "SELECT 1;", down: "SELECT 1;")
        try folder.pair("0001500_newest", up: "SELECT 1;", down: "SELECT 1;")
        #expect(try await apply() == ["00015_late", "0001500_newest"])
        try folder.pair("0004_older", up: "CREATE TABLE older (id int);", down: "DROP TABLE older;")
        let text = await message(folder) { _ = try await apply() }
        #expect(
            text == "m/0004_older.up.sql is pending, but 0001500_newest, which is newer, is applied already; "
                + "give it a higher number, or apply it with --allow-out-of-order")
        let states = try await database.running { try await $0.status(folder.migrations()).map(\.state) }
        #expect(states == [.applied, .applied, .applied, .outOfOrder, .applied, .applied])
        #expect(try await apply(UpOptions(allowsOutOfOrder: true)) == ["0004_older"])
    }

    @Test("A failing statement is named with its place, and its migration is rolled back as a whole")
    func failure() async throws {
        try folder.pair(
            "0002_posts", up: "CREATE TABLE posts (id int);\n\nINSERT INTO post\n  VALUES (1);",
            down: "DROP TABLE posts;")
        let text = await message(folder) { _ = try await apply() }
        #expect(
            text == """
                m/0002_posts.up.sql:3:1: no such table: post (SQLITE_ERROR)
                  | INSERT INTO post
                  |   VALUES (1)
                0002_posts was rolled back: nothing of it is applied, and nothing after it was tried.
                """)
        #expect(try await database.versions() == ["0001"])
        #expect(
            try await database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'posts'")?.integer == 0)
    }

    @Test(
        "Statements that a runner can't run are found before anything is applied",
        arguments: [
            (
                "CREATE TABLE x (a);\nVACUUM;",
                """
                m/0003_tags.up.sql:2:1: this statement can't run in a transaction: VACUUM
                  put “-- varve:no-transaction” at the top of the file
                """
            ),
            (
                "BEGIN;\nCREATE TABLE x (a);\nCOMMIT;",
                """
                m/0003_tags.up.sql:1:1: a migration can't begin or end transactions: BEGIN
                  remove it: every migration runs in a transaction of its own, or, with “-- varve:no-transaction” \
                at the top of the file, in none
                """
            ),
            (
                "-- nothing yet\n",
                "m/0003_tags.up.sql: there is no statement in it, only comments; "
                    + "write its SQL or remove the migration"
            ),
        ])
    func unusable(sql: String, expected: String) async throws {
        try folder.pair("0003_tags", up: sql, down: "SELECT 1;")
        let text = await message(folder) { _ = try await apply() }
        #expect(text == expected)
        let versions = try await database.versions()
        #expect(versions.isEmpty)
    }

    @Test("Numbers that are not there")
    func unknownNumbers() async throws {
        _ = try await apply()
        let nine = try #require(MigrationVersion("9"))
        #expect(
            await message(folder) { _ = try await apply(UpOptions(to: nine)) } == "m: there is no migration 9"
        )
        let text = await message(folder) {
            try await database.running { _ = try await $0.down(.version(nine)) }
        }
        #expect(text == "migration 9 is not applied to the database")
    }

    @Test("A migration without a down half stays")
    func noDown() async throws {
        let flat = try TemporaryFolder()
        try flat.write("m/0001_init.sql", "CREATE TABLE a (x);")
        let database = try TestDatabase.sqlite(flat)
        _ = try await database.running { try await $0.up(flat.migrations()) }
        let text = await message(flat) { try await database.running { _ = try await $0.down() } }
        #expect(
            text
                == "0001_init has no down half, neither as a file nor in the ledger, so it can't be taken back"
        )
    }

    @Test("Status tells applied, edited, missing and pending apart")
    func status() async throws {
        _ = try await apply(UpOptions(to: MigrationVersion("2")))
        try folder.pair("0002_posts", up: "SELECT 2;", down: "SELECT 2;")
        FileSystem.remove(folder("m/0001_users.up.sql"))
        FileSystem.remove(folder("m/0001_users.down.sql"))
        let status = try await database.running { try await $0.status(folder.migrations()) }
        #expect(status.map(\.state) == [.missing, .edited, .pending])
    }
}
