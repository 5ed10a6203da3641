import Testing
import VarveDatabase
import VarveSQLite
import VarveTestSupport

@testable import VarveMigrations

@Suite("The history of migrations as a document")
struct HistoryDocumentTests {
    private let folder: TemporaryFolder
    private let loader: CatalogLoader

    init() throws {
        folder = try TemporaryFolder()
        loader = LoaderTests.loader(folder)
        try folder.pair(
            "0001_start",
            up: """
                -- purpose: People and what they write
                -- date: 2026-01-02
                -- category: Foundation
                -- category: People (users)
                -- related: Ticket 7
                CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'a|b', mail TEXT);
                CREATE TABLE posts (
                    id INTEGER PRIMARY KEY, user_id INT NOT NULL REFERENCES users ON DELETE CASCADE,
                    state TEXT CHECK (state IN ('a', 'b')), UNIQUE (user_id, state)
                );
                CREATE INDEX posts_state ON posts (state) WHERE state IS NOT NULL;
                """, down: "DROP TABLE posts; DROP TABLE users;")
        try folder.pair(
            "0004_stricter",
            up: """
                -- category: Later
                ALTER TABLE users ADD COLUMN age INT CHECK (age > 0);
                ALTER TABLE users DROP COLUMN name;
                CREATE UNIQUE INDEX users_mail ON users (mail);
                CREATE VIEW ages AS SELECT age FROM users;
                """, down: "SELECT 1;")
        try folder.pair("0005_rows", up: "INSERT INTO users (mail) VALUES ('x');", down: "DELETE FROM users;")
    }

    private func text() async throws -> String {
        try HistoryDocument(try await loader.history(of: folder.migrations())).text()
    }

    @Test("The whole text")
    func whole() async throws {
        #expect(
            try await text() == """
                # Migration history

                <!-- Written by “varve docs history” from the migrations. Change those and their comments, not this file. -->

                | | |
                |---|---|
                | Migrations | 3 |
                | Current version | `0005_rows` |
                | Database | sqlite |
                | Without a down half | none |

                ## Migrations

                ### Foundation (0001)

                #### 0001_start

                People and what they write

                - date: 2026-01-02
                - related: Ticket 7

                **`users`** is created.

                | column | type | |
                |---|---|---|
                | `id` | INTEGER | |
                | `name` | TEXT | not null, default `'a\\|b'` |
                | `mail` | TEXT | |

                - primary key `id`

                **`posts`** is created.

                | column | type | |
                |---|---|---|
                | `id` | INTEGER | |
                | `user_id` | INT | not null |
                | `state` | TEXT | |

                - primary key `id`
                - unique `user_id`, `state`
                - foreign key `user_id` → `users`, on delete cascade
                - check `state IN ('a', 'b')`
                - index `posts_state` on `state` where `state IS NOT NULL`

                ### Later (0004)

                #### 0004_stricter

                **`users`** is changed.

                - added: column `age` INT
                - added: check `age > 0`
                - added: unique index `users_mail` on `mail`
                - dropped: column `name` TEXT, not null, default `'a\\|b'`

                - created: view `ages`

                #### 0005_rows

                The schema stays as it was.

                ## Statistics

                | category | tables | | migrations |
                |---|---|---|---|
                | People | 1 | `users` | 0001, 0004 |
                | Foundation | 1 | `posts` | 0001 |

                In all: 2 tables, 1 view, 6 columns, 2 indexes, 2 primary keys, 1 unique constraint, 1 foreign key, 2 checks.

                ### Breaking changes

                - `0004_stricter`: column `users.name` is dropped
                - `0004_stricter`: `users` gets a stricter rule: unique index `users_mail` on `mail`

                """)
    }

    @Test("A folder that only adds, and one with nothing in it")
    func additions() async throws {
        let other = try TemporaryFolder()
        try other.pair("0001_a", up: "CREATE TABLE a (x int);", down: "DROP TABLE a;")
        let history = try await loader.history(of: other.migrations())
        #expect(try HistoryDocument(history).text().hasSuffix("\n\nNone: every migration only adds.\n"))
        let empty = MigrationFolder(path: "m", settings: FolderSettings(), layout: .pairs, migrations: [])
        let nothing = try HistoryDocument(try await loader.history(of: empty)).text()
        #expect(nothing.contains("There is none yet.") && nothing.contains("In all: nothing."))
    }

    @Test("A category that names a table which its migration does not make")
    func misplaced() async throws {
        try folder.pair(
            "0006_more", up: "-- category: People (users)\nCREATE TABLE more (x int);",
            down: "DROP TABLE more;")
        let refusal = await message(folder) { _ = try await text() }
        #expect(
            refusal
                == "m/0006_more.up.sql:1:1: the category “People” names users, a table that the migration does not make"
        )
    }

    @Test("check finds a document that is missing or stale")
    func stale() async throws {
        let checker = Checker(loader: loader)
        func findings() async throws -> [String] {
            try await checker.check(folder("m"), history: folder("HISTORY.md")).filter {
                $0.rule == "history-stale"
            }
            .map { $0.message.replacing(folder.path + "/", with: "") }
        }
        #expect(try await findings() == ["HISTORY.md is not there; “varve docs history” writes it"])
        try folder.write("HISTORY.md", try await text())
        #expect(try await findings() == [])
        try folder.write("HISTORY.md", try await text() + " ")
        #expect(
            try await findings() == [
                "HISTORY.md is not what the migrations give; “varve docs history” writes it anew"
            ])
    }
}
