import Testing
import VarveTestSupport

@testable import VarveMigrations

@Suite("What SQLite's own renames stumble over")
struct RenameObstacleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let schema: String
        let renames: [String]
        /// The old names in the schema, each with its new one.
        let names: [String: String]
        /// Statements, by the old names, that use what reads the columns.
        let uses: [String]

        var testDescription: String { name }

        func renamed(_ text: String) -> String {
            // In two steps, since names may be swapped.
            let marked = names.keys.reduce(text) { $0.replacing($1, with: "<\($1)>") }
            return names.reduce(marked) { $0.replacing("<\($1.key)>", with: $1.value) }
        }
    }

    private static let tables =
        "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT); CREATE TABLE log (entry);\n"

    /// A column that something reads in a way that RENAME COLUMN does not follow.
    private static func column(_ name: String, _ reader: String, _ uses: String...) -> Case {
        Case(
            name: name, schema: tables + reader, renames: ["users.email:mail"], names: ["email": "mail"],
            uses: uses)
    }

    static let cases = [
        Case(
            name: "a renamed table's trigger that reads a renamed column through views",
            schema: tables + """
                CREATE TABLE orders (x);
                CREATE VIEW direct AS SELECT id, email FROM users; CREATE VIEW indirect AS SELECT id FROM direct;
                CREATE TRIGGER note AFTER INSERT ON orders BEGIN INSERT INTO log SELECT id FROM indirect; END;
                """,
            renames: ["users.email:mail", "orders:purchases"],
            names: ["email": "mail", "orders": "purchases"], uses: ["INSERT INTO orders VALUES (1)"]),
        Case(
            name: "views of another table that has a column of the new name",
            schema: """
                CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE log (entry);
                CREATE TABLE orders (id INTEGER PRIMARY KEY, title TEXT);
                CREATE VIEW user_names AS SELECT id, name FROM users;
                CREATE VIEW user_count AS SELECT count(*) AS n FROM user_names;
                CREATE TRIGGER note AFTER INSERT ON orders BEGIN INSERT INTO log SELECT n FROM user_count; END;
                """,
            renames: ["orders:purchases", "orders.title:name"],
            names: ["orders": "purchases", "title": "name"],
            uses: ["INSERT INTO orders (title) VALUES ('x')"]),
        Case(
            name: "a table and its column whose own trigger reads through a view",
            schema: tables + """
                CREATE VIEW direct AS SELECT id, email FROM users; CREATE VIEW indirect AS SELECT email FROM direct;
                CREATE TRIGGER note AFTER UPDATE OF email ON users BEGIN INSERT INTO log SELECT email FROM direct; END;
                """,
            renames: ["users:people", "people.email:mail"], names: ["users": "people", "email": "mail"],
            uses: ["INSERT INTO users (email) VALUES ('a')", "UPDATE users SET email = 'b'"]),
        Case(
            name: "two tables that change names, with triggers that read through a view",
            schema: """
                CREATE TABLE one (id INTEGER PRIMARY KEY, email TEXT); CREATE TABLE two (entry);
                CREATE VIEW direct AS SELECT email FROM one;
                CREATE TRIGGER first AFTER INSERT ON one BEGIN INSERT INTO two SELECT email FROM direct; END;
                CREATE TRIGGER second AFTER DELETE ON two BEGIN UPDATE one SET email = (SELECT max(email) FROM direct); END;
                """,
            renames: ["one:two", "two:one", "one.email:mail"],
            names: ["one": "two", "two": "one", "email": "mail"],
            uses: ["INSERT INTO one (email) VALUES ('a')", "DELETE FROM two"]),
        Case(
            name: "a column that two tables are joined by",
            schema: """
                CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT); CREATE TABLE log (email);
                CREATE VIEW both AS SELECT email FROM users JOIN log USING (email);
                """,
            renames: ["users.email:mail", "log.email:mail"], names: ["email": "mail"],
            uses: ["INSERT INTO log SELECT email FROM both"]),
        column(
            "a view that reads through WITH",
            "CREATE VIEW v AS WITH x AS (SELECT email FROM users) SELECT email FROM x;",
            "INSERT INTO log SELECT email FROM v"),
        column(
            "a view that reads a subquery, and another that reads that",
            """
            CREATE VIEW v AS SELECT s.email FROM (SELECT email FROM users) AS s;
            CREATE VIEW w AS SELECT email FROM v;
            """, "INSERT INTO log SELECT email FROM w"),
        column(
            "a trigger that reads a subquery",
            """
            CREATE TRIGGER note AFTER INSERT ON users BEGIN
              INSERT INTO log SELECT s.email FROM (SELECT email FROM users) AS s;
            END;
            """, "INSERT INTO users (email) VALUES ('a')"),
        Case(
            name: "a renamed table whose trigger reads a subquery",
            schema: tables + """
                CREATE TRIGGER note AFTER UPDATE ON users BEGIN
                  INSERT INTO log WITH x AS (SELECT email FROM users) SELECT email FROM x;
                END;
                """,
            renames: ["users:people", "people.email:mail"], names: ["users": "people", "email": "mail"],
            uses: ["INSERT INTO users (email) VALUES ('a')", "UPDATE users SET email = 'b'"]),
    ]

    @Test(
        "What reads renamed columns otherwise than a rename follows steps aside, and back", arguments: cases)
    func stepsAside(_ example: Case) async throws {
        let folder = try TemporaryFolder()
        let loader = LoaderTests.loader(folder)
        try FileSystem.makeFolder(folder("m"))
        let database = try TestDatabase.sqlite(folder)
        let schemas = [example.schema, example.renamed(example.schema)]
        for (number, schema) in schemas.enumerated() {
            try folder.write("\(number).sql", schema)
            let migrations = try folder.migrations()
            let generated = try await Generator(loader: loader).generate(
                "step", in: migrations, target: .sql(path: folder("\(number).sql")),
                request: ChangeRequest(renames: number == 0 ? [] : example.renames))
            _ = try migrations.write(generated)
            _ = try await database.running { try await $0.up(folder.migrations()) }
            try await check(folder, number)
            for use in example.uses {
                try await database.execute(number == 0 ? use : example.renamed(use))
            }
        }
        _ = try await database.running { try await $0.down(.steps(1), folder: folder.migrations()) }
        try await check(folder, 0)
        for use in example.uses { try await database.execute(use) }
    }

    /// Checks that the database is as a schema says.
    private func check(_ folder: TemporaryFolder, _ number: Int) async throws {
        let database = try TestDatabase.sqlite(folder)
        let schema = CatalogSource.sql(path: folder("\(number).sql"))
        let differ = Differ(loader: LoaderTests.loader(folder))
        #expect(try await differ.compare(.database(database.url), schema).isEmpty)
    }
}
