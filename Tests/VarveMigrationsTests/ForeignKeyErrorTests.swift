import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarveMigrations

@Suite("Errors of foreign keys name the row and its missing parent")
struct ForeignKeyErrorTests {
    private let folder: TemporaryFolder
    private let database: TestDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try .sqlite(folder)
        try folder.pair(
            "0001_start",
            up: """
                CREATE TABLE users (id TEXT PRIMARY KEY);
                CREATE TABLE posts (
                    id TEXT PRIMARY KEY, author_id TEXT REFERENCES users (id),
                    editor_id TEXT REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED
                );
                CREATE TABLE seats (
                    a INTEGER, b INTEGER, user_id TEXT REFERENCES users ON DELETE RESTRICT, PRIMARY KEY (a, b)
                ) WITHOUT ROWID;
                INSERT INTO users VALUES ('u1'), ('u2');
                INSERT INTO seats VALUES (1, 2, 'u1');
                """, down: "DROP TABLE seats; DROP TABLE posts; DROP TABLE users;")
    }

    private func failure(_ sql: String, directives: String = "") async throws -> String {
        try folder.pair("0002_next", up: directives + sql, down: "SELECT 1;")
        return await message(folder) {
            _ = try await database.running { try await $0.up(folder.migrations()) }
        }
    }

    @Test("A statement that fails")
    func statement() async throws {
        let text = try await failure("INSERT INTO posts (id, author_id) VALUES ('p1', 'u1'), ('p2', 'u9');")
        #expect(
            text == """
                m/0002_next.up.sql:1:1: FOREIGN KEY constraint failed (SQLITE_CONSTRAINT_FOREIGNKEY)
                  detail: posts row 2 (id 'p2'): author_id is 'u9', and users has no row with that id
                  hint: add the missing row before, or remove or change the rows that refer to it
                  | INSERT INTO posts (id, author_id) VALUES ('p1', 'u1'), ('p2', 'u9')
                0002_next was rolled back: nothing of it is applied, and nothing after it was tried.
                """)
        #expect(try await database.value("SELECT count(*) FROM posts")?.integer == 0)
    }

    @Test(
        "A row whose parent goes, in a table without row numbers; rows that were there before are not blamed")
    func removal() async throws {
        _ = try await database.running { try await $0.up(folder.migrations()) }
        try await database.connected { connection in
            try await connection.execute(
                ["PRAGMA foreign_keys = OFF", "INSERT INTO posts VALUES ('old', 'gone', NULL)"])
        }
        let text = try await failure(
            "DROP TABLE IF EXISTS absent; UPDATE seats SET user_id = 'u7' WHERE a = 1;")
        #expect(
            text.contains("detail: seats (a 1, b 2): user_id is 'u7', and users has no row with that id\n"))
        #expect(!text.contains("gone"))
    }

    @Test("A row that RESTRICT protects")
    func restriction() async throws {
        let text = try await failure("DELETE FROM users WHERE id = 'u1';")
        #expect(
            text.contains("detail: seats (a 1, b 2): user_id is 'u1', and users has no row with that id\n"))
    }

    @Test("A row that is left at the end, by a check that waits for it")
    func deferred() async throws {
        let text = try await failure("INSERT INTO posts (id, editor_id) VALUES ('p5', 'u5');")
        #expect(text.hasPrefix("FOREIGN KEY constraint failed"))
        #expect(
            text.contains(
                "detail: posts row 1 (id 'p5'): editor_id is 'u5', and users has no row with that id\n"))
        #expect(text.contains("0002_next was rolled back"))
    }

    @Test("A table that is not there")
    func missingTable() async throws {
        let text = try await failure(
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, list INT REFERENCES lists DEFERRABLE INITIALLY DEFERRED);"
                + "INSERT INTO notes VALUES (1, 2);")
        #expect(text.contains("no such table: main.lists"))
    }

    @Test(
        "A migration without a transaction that leaves rows does not count as finished until they are mended")
    func leftBehind() async throws {
        let text = try await failure(
            "PRAGMA foreign_keys = OFF;\nINSERT INTO posts (id, author_id) VALUES ('p3', 'u3');",
            directives: "-- varve:no-transaction\n")
        #expect(
            text == """
                m/0002_next.up.sql:1:1: 0002_next leaves rows that refer to what is not there
                  detail: posts row 1 (id 'p3'): author_id is 'u3', and users has no row with that id
                All of its statements are done, but it does not count as finished: when the rows are mended, “varve up” goes on.
                """)
        let states = try await database.running { try await $0.status(folder.migrations()).map(\.state) }
        #expect(states == [.applied, .unfinished])
        let again = await message(folder) {
            _ = try await database.running { try await $0.up(folder.migrations()) }
        }
        #expect(again == text)
        try await database.execute("INSERT INTO users VALUES ('u3')")
        _ = try await database.running { try await $0.up(folder.migrations()) }
        #expect(try await database.versions() == ["0001", "0002"])
    }

    @Test("PostgreSQL names the row itself")
    func postgres() async throws {
        let postgres = try await TestDatabase.postgres()
        let folder = try TemporaryFolder()
        try folder.pair(
            "0001_start",
            up:
                "CREATE TABLE u (id int PRIMARY KEY); CREATE TABLE p (u_id int REFERENCES u); INSERT INTO p VALUES (7);",
            down: "DROP TABLE p; DROP TABLE u;")
        let text = await message(folder) {
            _ = try await postgres.running { try await $0.up(folder.migrations()) }
        }
        #expect(text.contains("detail: Key (u_id)=(7) is not present in table \"u\"."))
    }
}
