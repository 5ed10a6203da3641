import Testing
import VarveCatalog
import VarveDatabase
import VarveDeclaration
import VarvePlanning
import VarveSQLite
import VarveTestSupport

@testable import VarveMigrations

@Suite("Generating, comparing, pushing and pulling")
struct GeneratorTests {
    let folder: TemporaryFolder
    let loader: CatalogLoader

    init() throws {
        folder = try TemporaryFolder()
        loader = LoaderTests.loader(folder)
        try FileSystem.makeFolder(folder("m"))
    }

    /// Generates towards a schema and writes the files.
    @discardableResult
    func generate(
        _ name: String, _ schema: String, _ request: ChangeRequest = ChangeRequest(),
        database: DatabaseURL? = nil
    ) async throws -> [String] {
        try folder.write("schema.sql", schema)
        let migrations = try folder.migrations()
        let generated = try await Generator(loader: loader).generate(
            name, in: migrations, target: .sql(path: folder("schema.sql")), request: request,
            database: database)
        return try migrations.write(generated).map { $0.replacing(folder.path + "/", with: "") }
    }

    @Test("A schema becomes a migration, its change another, and nothing is left to do")
    func story() async throws {
        let first = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);"
        #expect(try await generate("init", first) == ["m/0001_init.up.sql", "m/0001_init.down.sql"])
        #expect(try await generate("again", first) == [])
        let second = first + "\nCREATE TABLE posts (id INTEGER PRIMARY KEY, author INT REFERENCES users(id));"
        #expect(try await generate("add posts", second).first == "m/0002_add_posts.up.sql")
        #expect(try await generate("again", second) == [])
        let text = try SourceText(reading: folder("m/0002_add_posts.up.sql")).text
        #expect(text.hasPrefix("-- purpose: add posts\n\nCREATE TABLE"))
        #expect(text.hasSuffix(";\n"))

        let database = try TestDatabase.sqlite(folder)
        let migrations = try folder.migrations()
        _ = try await database.running { try await $0.up(migrations) }
        let source = CatalogSource.sql(path: folder("schema.sql"))
        #expect(try await Differ(loader: loader).compare(.database(database.url), source).isEmpty)
        _ = try await database.running { try await $0.down(folder: migrations) }
        let limit = MigrationVersion("1")
        #expect(
            try await Differ(loader: loader).compare(
                .database(database.url), .migrations(migrations, upTo: limit)
            ).isEmpty)
        #expect(try await Checker(loader: loader).check(folder("m"), schema: source).isEmpty)
    }

    @Test("A loss is refused with its count, and allowed by name")
    func losses() async throws {
        try await generate("init", "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, age INT);")
        let database = try TestDatabase.sqlite(folder)
        _ = try await database.running { try await $0.up(folder.migrations()) }
        try await database.execute("INSERT INTO users (email, age) VALUES ('a', 1), ('b', 2), (NULL, 3)")
        let less = "CREATE TABLE users (id INTEGER PRIMARY KEY, age INT);"
        let error = await migrationError {
            try await generate("drop_email", less, database: database.url)
        }
        guard case .losses(let losses) = error else {
            Issue.record("\(error.map(\.description) ?? "no error")")
            return
        }
        #expect(losses.map(\.object) == ["users.email"])
        #expect(losses.map(\.count) == [2])
        #expect(error?.description.hasSuffix("say --allow-loss users.email if that is meant") == true)
        #expect(try folder.migrations().migrations.count == 1)
        try await generate("drop_email", less, ChangeRequest(allowedLosses: ["users.email"]))
        #expect(try folder.migrations().migrations.count == 2)
        #expect(
            try SourceText(reading: folder("m/0002_drop_email.up.sql")).text.contains(
                "-- loses data: column users.email"))
    }

    @Test("A loss that is allowed must be one", arguments: ["user.email", "users", "users.id", "nope"])
    func unknownLosses(name: String) async throws {
        try await generate("init", "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, age INT);")
        let less = "CREATE TABLE users (id INTEGER PRIMARY KEY, age INT);"
        let request = ChangeRequest(allowedLosses: ["users.email", name])
        let error = await migrationError { try await generate("less", less, request) }
        #expect(error == .unknownLosses([name], losses: ["users.email"]))
        #expect(
            error?.description
                == "--allow-loss \(name): the change loses nothing of that name; it loses users.email")
        try await generate("less", less, ChangeRequest(allowedLosses: ["users.email"]))
        // Whoever says it once more finds nothing to do.
        #expect(try await generate("again", less, ChangeRequest(allowedLosses: ["users.email"])).isEmpty)
        let more = less + " CREATE TABLE posts (id INT);"
        #expect(
            await migrationError { try await generate("more", more, request) }
                == .unknownLosses(["users.email", name], losses: []))
    }

    @Test("What is to be said on the command line comes through a shell")
    func shellWords() {
        let loss = CountedLoss(
            object: "\"My Table\"", kind: .table, reason: "is dropped", unit: .rows, count: nil)
        #expect(loss.description.hasSuffix("say --allow-loss '\"My Table\"' if that is meant"))
        let rename = UnclearRename(kind: .table, from: "\"it's\"", to: "its")
        #expect(
            MigrationError.unclearRenames([rename]).description.contains(
                "--rename '\"it'\\''s\":its' if it was renamed, or --allow-loss '\"it'\\''s\"' if"))
        #expect("café.users:people".shellWord == "café.users:people")
    }

    @Test(
        "A drop and an add of one shape is a question, a rename answers it and keeps the data",
        arguments: [
            "people.email:mail", "users.email:mail", "users.email:users.mail", "people.email:people.mail",
        ])
    func renames(ofColumn: String) async throws {
        try await generate(
            "init",
            "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);\nCREATE INDEX e ON users (email);")
        let database = try TestDatabase.sqlite(folder)
        _ = try await database.running { try await $0.up(folder.migrations()) }
        try await database.execute("INSERT INTO users (email) VALUES ('a')")
        let next =
            "CREATE TABLE people (id INTEGER PRIMARY KEY, mail TEXT);\nCREATE INDEX e ON people (mail);"
        let column =
            "CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT);\nCREATE INDEX e ON users (mail);"
        let error = await migrationError { try await generate("rename", column) }
        #expect(
            error
                == .unclearRenames([UnclearRename(kind: .column, from: "users.email", to: "users.mail")]))
        try await generate("rename", next, ChangeRequest(renames: ["users:people", ofColumn]))
        let migrations = try folder.migrations()
        _ = try await database.running { try await $0.up(migrations) }
        #expect(try await database.value("SELECT mail FROM people") == "a")
        _ = try await database.running { try await $0.down(folder: migrations) }
        #expect(try await database.value("SELECT email FROM users") == "a")
    }

    @Test(
        "What an error suggests is taken, whatever the names are",
        arguments: [("a.b", "c:d"), ("e(f", "g\"h"), ("\"i\"", "j k"), ("l", "m)")])
    func suggestions(old: String, new: String) async throws {
        func table(_ column: String, _ name: String = "o.p:q") -> String {
            "CREATE TABLE \(SQLiteDialect().quote(identifier: name)) (id INT, \(SQLiteDialect().quote(identifier: column)) TEXT);"
        }
        try await generate("init", table(old))
        let error = await migrationError { try await generate("rename", table(new)) }
        guard case .unclearRenames(let pairs) = error, let pair = pairs.first else {
            Issue.record("\(error.map(\.description) ?? "no error")")
            return
        }
        try await generate("rename", table(new), ChangeRequest(renames: ["\(pair.from):\(pair.to)"]))
        let other = "CREATE TABLE other (x INT);"
        guard case .losses(let losses) = await migrationError({ try await generate("drop", other) }) else {
            Issue.record("no losses")
            return
        }
        try await generate("drop", other, ChangeRequest(allowedLosses: losses.map(\.object)))
        #expect(try folder.migrations().migrations.count == 3)
    }

    /// What reads a table's column through a view, by the name of the column.
    private static func readers(of column: String) -> String {
        """
        CREATE VIEW direct AS SELECT \(column) FROM users;
        CREATE VIEW indirect AS SELECT \(column) FROM direct;
        CREATE VIEW mixed AS SELECT i.\(column), u.id FROM indirect AS i, users AS u WHERE u.\(column) = i.\(column);
        CREATE TRIGGER put INSTEAD OF INSERT ON direct BEGIN INSERT INTO users (\(column)) VALUES (new.\(column)); END;
        CREATE TRIGGER own AFTER INSERT ON users BEGIN INSERT INTO log VALUES (new.\(column)); END;
        CREATE TRIGGER note AFTER UPDATE OF \(column) ON users BEGIN INSERT INTO log SELECT \(column) FROM direct; END;
        """
    }

    @Test("A column that is read through views is renamed, and back", arguments: ["", ", age INT UNIQUE"])
    func readThroughViews(addition: String) async throws {
        func schema(_ column: String, _ addition: String = "") -> String {
            "CREATE TABLE users (id INTEGER PRIMARY KEY, \(column) TEXT\(addition)); CREATE TABLE log (entry);\n"
                + Self.readers(of: column)
        }
        try await generate("init", schema("email"))
        let database = try TestDatabase.sqlite(folder)
        _ = try await database.running { try await $0.up(folder.migrations()) }
        try await database.execute("INSERT INTO direct (email) VALUES ('a')")
        try await generate("rename", schema("mail", addition), ChangeRequest(renames: ["users.email:mail"]))
        let migrations = try folder.migrations()
        _ = try await database.running { try await $0.up(migrations) }
        try await database.execute("INSERT INTO direct (mail) VALUES ('b')", "UPDATE users SET mail = 'c'")
        #expect(try await database.value("SELECT group_concat(mail) FROM mixed") == "c,c,c,c")
        _ = try await database.running { try await $0.down(.steps(1), folder: migrations) }
        try await database.execute("INSERT INTO direct (email) VALUES ('d')")
        #expect(try await database.value("SELECT max(email) FROM indirect") == "d")
    }

    @Test("Two names are swapped with what is under them, and swapped back")
    func swap() async throws {
        let first = "CREATE TABLE a (x INTEGER, y INTEGER); CREATE TABLE b (z INTEGER);"
        try await generate("init", first)
        let database = try TestDatabase.sqlite(folder)
        _ = try await database.running { try await $0.up(folder.migrations()) }
        try await database.execute("INSERT INTO a VALUES (1, 2)")
        try await database.execute("INSERT INTO b VALUES (3)")
        let next = "CREATE TABLE b (y INTEGER, x INTEGER); CREATE TABLE a (z INTEGER);"
        try await generate("swap", next, ChangeRequest(renames: ["a:b", "b:a"]))
        let migrations = try folder.migrations()
        _ = try await database.running { try await $0.up(migrations) }
        #expect(try await database.value("SELECT x || ',' || y FROM b") == "1,2")
        #expect(try await database.value("SELECT z FROM a")?.integer == 3)
        _ = try await database.running { try await $0.down(folder: migrations) }
        #expect(try await database.value("SELECT x || ',' || y FROM a") == "1,2")
        #expect(try await database.value("SELECT z FROM b")?.integer == 3)
    }

    @Test(
        "A rename waits for those that it rests on, whichever is said first",
        arguments: [
            (["a:b", "b:c", "a.x:xx"], "c"), (["a.x:xx", "a:b", "b:c"], "c"),
            (["b:c", "a:b", "b.x:xx"], "c"),
            (["a:b", "b:a", "a.x:xx"], "a"), (["b.x:xx", "a:b", "b:a"], "a"),
        ])
    func waitingRenames(renames: [String], other: String) async throws {
        try await generate("init", "CREATE TABLE a (x INTEGER); CREATE TABLE b (z INTEGER);")
        let database = try TestDatabase.sqlite(folder)
        _ = try await database.running { try await $0.up(folder.migrations()) }
        try await database.execute("INSERT INTO a VALUES (1)", "INSERT INTO b VALUES (3)")
        let next = "CREATE TABLE b (xx INTEGER); CREATE TABLE \(other) (z INTEGER);"
        try await generate("rename", next, ChangeRequest(renames: renames))
        let migrations = try folder.migrations()
        _ = try await database.running { try await $0.up(migrations) }
        #expect(try await database.value("SELECT xx FROM b")?.integer == 1)
        #expect(try await database.value("SELECT z FROM \(other)")?.integer == 3)
        _ = try await database.running { try await $0.down(.steps(1), folder: migrations) }
        #expect(try await database.value("SELECT x FROM a")?.integer == 1)
        #expect(try await database.value("SELECT z FROM b")?.integer == 3)
    }

    @Test(
        "Where renames wait for what never comes, the first one is named",
        arguments: [
            (["a.x:nope", "b:c"], "--rename a.x:nope: there is no nope"),
            (["a:b", "b.z:nope"], "--rename a:b: b is in the schema that the change starts from already"),
        ])
    func hopelessRenames(renames: [String], expected: String) async throws {
        try await generate("init", "CREATE TABLE a (x INTEGER); CREATE TABLE b (z INTEGER);")
        let next = "CREATE TABLE b (x INTEGER); CREATE TABLE c (z INTEGER);"
        let text = await message(folder) {
            try await generate("x", next, ChangeRequest(renames: renames))
        }
        #expect(text.hasPrefix(expected))
    }

    @Test(
        "Renames that mean nothing",
        arguments: [
            ("email", "--rename email: write OLD:NEW, as in users.email:mail"),
            (
                "users.nope:mail",
                "--rename users.nope:mail: there is no users.nope in the schema that the change starts from"
            ),
            (
                "users.email:nope",
                "--rename users.email:nope: there is no nope in the schema that the change leads to"
            ),
            (
                "users.email:posts.mail",
                "--rename users.email:posts.mail: a rename can't move an object to another place"
            ),
            (
                "users.email:id",
                "--rename users.email:id: users.id is in the schema that the change starts from already"
            ),
        ])
    func badRenames(rename: String, expected: String) async throws {
        try await generate("init", "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT);")
        let text = await message(folder) {
            try await generate(
                "x", "CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT);",
                ChangeRequest(renames: [rename]))
        }
        #expect(text == expected)
    }

    @Test("A rename in the declaration is done once")
    func declaredRenames() async throws {
        var table = DeclaredTable(name: "users", columns: [DeclaredColumn(name: "email", type: .text)])
        let generator = Generator(loader: loader)
        let first = try await generator.generate(
            "init", in: folder.migrations(), target: .declared(DeclaredSchema(tables: [table])))
        try folder.migrations().write(first)
        table.name = "people"
        table.formerName = "users"
        table.columns[0].name = "mail"
        table.columns[0].formerName = "email"
        let target = CatalogSource.declared(DeclaredSchema(tables: [table]))
        let second = try await generator.generate("rename", in: folder.migrations(), target: target)
        #expect(second.count == 1)
        #expect(second.first?.up.contains("DROP") == false)
        try folder.migrations().write(second)
        #expect(try await generator.generate("again", in: folder.migrations(), target: target).isEmpty)
    }

    @Test("Push brings a database to a schema and refuses losses with exact counts")
    func push() async throws {
        let database = try TestDatabase.sqlite(folder)
        try await database.execute(
            "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT)",
            "INSERT INTO users (email) VALUES ('a')")
        try folder.write("schema.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, age INT);")
        let target = CatalogSource.sql(path: folder("schema.sql"))
        let pusher = Pusher(loader: loader)
        let error = await migrationError { _ = try await pusher.push(target, to: database.url) }
        guard case .losses(let losses) = error else {
            Issue.record("\(error.map(\.description) ?? "no error")")
            return
        }
        #expect(losses.map(\.count) == [1])
        let request = ChangeRequest(allowedLosses: ["users.email"])
        #expect(try await !pusher.push(target, to: database.url, request: request, isDryRun: true).isEmpty)
        #expect(try await database.value("SELECT email FROM users") == "a")
        #expect(try await !pusher.push(target, to: database.url, request: request).isEmpty)
        #expect(try await pusher.push(target, to: database.url).isEmpty)
        #expect(try await database.entries().isEmpty)
    }

    @Test("What is pulled makes the same schema")
    func pull() async throws {
        let sql =
            "CREATE TABLE a (x INT, CHECK (x > 0));\nCREATE INDEX i ON a (x);\nCREATE VIEW v AS SELECT x FROM a;"
        try folder.write("schema.sql", sql)
        let source = CatalogSource.sql(path: folder("schema.sql"))
        let text = try await Puller(loader: loader).sql(of: source)
        try folder.write("pulled.sql", text)
        let differ = Differ(loader: loader)
        let comparison = try await differ.compare(.sql(path: folder("pulled.sql")), source)
        #expect(comparison.isEmpty)
        #expect(try await differ.sql(for: comparison) == "")
        #expect(try await differ.sql(for: differ.compare(.empty, source)) == text)
    }

    @Test(
        "Names of objects are cut at dots, not inside quotes or parentheses",
        arguments: [
            ("users.email", ["users", "email"]), ("\"a.b\".c", ["a.b", "c"]),
            ("f(numeric, a.b)", ["f(numeric, a.b)"]),
            ("\"a\"\"b\"", ["a\"b"]),
        ])
    func paths(text: String, parts: [String]) {
        #expect(ObjectPath.parts(of: text) == parts)
    }
}
