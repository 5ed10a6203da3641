import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning
import VarveTestSupport

@testable import VarveSQLite

/// What virtual tables hold outlives changes of them and of what they are an index of. Each on a file that is opened anew
/// after each change.
@Suite("Rows of virtual tables")
struct VirtualTableRowTests {
    private let dialect = SQLiteDialect()
    private let folder: TemporaryFolder
    private var path: String { folder("app.db") }

    init() throws { folder = try TemporaryFolder() }

    private func run(_ sql: String) async throws {
        let connection = try await connect(path)
        for statement in try dialect.split(SQLScript(name: "", text: sql)) {
            try await connection.execute(Statement(statement.sql))
        }
        await connection.close()
    }

    private func answer(_ query: String) async throws -> [[String?]] {
        let connection = try await connect(path, .read)
        let rows = try await connection.query(Statement(query)).map { row in
            row.map { $0.text ?? $0.integer.map(String.init) }
        }
        await connection.close()
        return rows
    }

    /// Brings the file from one schema to another and says what that loses.
    @discardableResult
    private func migrate(
        _ from: String, _ to: String, renames: [Rename] = [], isBack: Bool = false
    ) async throws -> [Loss] {
        let planner = Planner(rules: dialect.rules)
        let source = try await renamed(from, isBack ? [] : renames)
        let target = try await renamed(to, isBack ? renames : [])
        var plan = try planner.plan(from: source, to: target)
        if isBack {
            plan.trailingRenames = renames.reversed().map(\.inverse)
        } else {
            plan.leadingRenames = renames
        }
        let statements = try dialect.script(for: plan).flatMap(\.statements)
        try await run("BEGIN;" + statements.map { $0 + ";\n" }.joined() + "COMMIT;")
        let connection = try await connect(path, .read)
        let rest = try await planner.plan(
            from: dialect.introspect(connection), to: IntrospectionTests.catalog(to))
        #expect(rest.isEmpty, "\(rest.changes)\n\(statements.joined(separator: ";\n"))")
        await connection.close()
        return plan.losses
    }

    /// The catalog of a schema after some renames.
    private func renamed(_ sql: String, _ renames: [Rename]) async throws -> Catalog {
        let before = try await IntrospectionTests.catalog(sql)
        var plan = Plan(source: before, target: before, changes: [])
        plan.trailingRenames = renames
        let statements = try dialect.script(for: plan).flatMap(\.statements)
        return try await IntrospectionTests.catalog(
            sql + ";" + statements.map { $0 + ";" }.joined(separator: "\n"))
    }

    @Test("An index of text that keeps its own rows takes them over, with their numbers and its settings")
    func textKeepsItsRows() async throws {
        let before = "CREATE VIRTUAL TABLE notes USING fts5(title, body UNINDEXED, mood)"
        let after =
            "CREATE VIRTUAL TABLE notes USING fts5(body, title, tokenize='porter ascii', prefix='2 3')"
        try await run(
            before + """
                ;INSERT INTO notes (rowid, title, body, mood) VALUES (7, 'running', 'x', NULL), (40, 'walked', 'y', NULL);
                INSERT INTO notes (notes, rank) VALUES ('rank', 'bm25(10.0, 5.0)')
                """)
        let losses = try await migrate(before, after)
        #expect(losses.map(\.reason) == ["is made anew without mood"])
        #expect(losses.map(\.countQuery) == ["SELECT count(*) FROM \"notes\" WHERE \"mood\" IS NOT NULL"])
        #expect(
            try await answer("SELECT rowid, title, body FROM notes WHERE notes MATCH 'run'") == [
                ["7", "running", "x"]
            ])
        #expect(
            try await answer("SELECT v FROM notes_config WHERE k = 'rank'") == [["bm25(10.0, 5.0)"]])
        #expect(try await migrate(after, before).isEmpty)
        #expect(try await answer("SELECT rowid, title FROM notes") == [["7", "running"], ["40", "walked"]])
        try await run("INSERT INTO notes (notes, rank) VALUES ('integrity-check', 1)")
    }

    @Test(
        "An index that keeps no text any more loses that of every row",
        arguments: ["fts4", "fts5"], ["content=''", "content=\"\"", "content="])
    func textGoes(module: String, content: String) async throws {
        let before = "CREATE VIRTUAL TABLE notes USING \(module)(title, body)"
        let after = "CREATE VIRTUAL TABLE notes USING \(module)(title, body, \(content))"
        try await run(before + ";INSERT INTO notes (rowid, title, body) VALUES (7, 'one', 'two')")
        let losses = try await migrate(before, after)
        #expect(losses.map(\.unit) == [.rows])
        #expect(losses.map(\.reason) == ["is made anew without its text"])
        #expect(losses.map(\.countQuery) == ["SELECT count(*) FROM \"notes\""])
        #expect(try await answer("SELECT rowid FROM notes WHERE notes MATCH 'one'") == [["7"]])
        let gone = LossFinder(
            source: try await IntrospectionTests.catalog(after), target: Catalog(dialect: "sqlite"))
        let queries = gone.source.all(.virtualTable).flatMap { gone.losses(of: .drop($0, parts: [])) }.map(
            \.countQuery)
        #expect(queries.count == 1)
        for query in queries { #expect(try await answer(query) == [["1"]]) }
    }

    @Test("A row's language is kept, and FTS4 becomes FTS5")
    func languages() async throws {
        let before = "CREATE VIRTUAL TABLE f USING fts4(a, languageid=lid)"
        let between = "CREATE VIRTUAL TABLE f USING fts4(a, languageid=lid, tokenize=porter)"
        let after = "CREATE VIRTUAL TABLE f USING fts5(a, lid UNINDEXED)"
        try await run(before + ";INSERT INTO f (docid, a, lid) VALUES (3, 'one', 4)")
        #expect(try await migrate(before, between).isEmpty)
        #expect(try await answer("SELECT docid, a, lid FROM f") == [["3", "one", "4"]])
        #expect(try await migrate(between, after).isEmpty)
        #expect(try await answer("SELECT rowid, a, lid FROM f") == [["3", "one", "4"]])
    }

    @Test("Boxes of a tree are taken over, whatever its key is called; numbers of another sort would not be")
    func trees() async throws {
        let before = "CREATE VIRTUAL TABLE boxes USING rtree(id, x0, x1)"
        let after = "CREATE VIRTUAL TABLE boxes USING rtree(box, x0, x1, +name TEXT)"
        try await run(before + ";INSERT INTO boxes VALUES (5, 0.1, 2.5)")
        #expect(try await migrate(before, after).isEmpty)
        #expect(
            try await answer("SELECT box, CAST(x1 AS TEXT), name FROM boxes WHERE x0 > 0") == [
                ["5", "2.5", nil]
            ])
        #expect(try await migrate(after, before).map(\.reason) == ["is made anew without name"])
        let whole = "CREATE VIRTUAL TABLE boxes USING rtree_i32(id, x0, x1)"
        #expect(try await migrate(before, whole).map(\.unit) == [.rows])
    }

    /// SQLite reads all triggers again when a table gets another name.
    @Test("A virtual table keeps its rows beside a broken trigger whose table goes")
    func brokenNeighbour() async throws {
        let trigger = "CREATE TRIGGER r AFTER DELETE ON gone BEGIN DELETE FROM nowhere; END"
        let before = "CREATE TABLE gone (a); CREATE VIRTUAL TABLE s USING fts4 (a, b); \(trigger)"
        let after = "CREATE VIRTUAL TABLE s USING fts4 (a)"
        try await run(before + "; INSERT INTO s (rowid, a) VALUES (4, 'word');")
        try await migrate(before, after)
        #expect(try await answer("SELECT rowid, a FROM s") == [["4", "word"]])
        try await migrate(after, before)
        #expect(try await answer("SELECT rowid, a FROM s") == [["4", "word"]])
    }

    @Test("A rename keeps the rows, and the triggers that name the table's own column")
    func renames() async throws {
        let schema = { (name: String) in
            """
            CREATE TABLE docs (id INTEGER PRIMARY KEY, title TEXT);
            CREATE VIRTUAL TABLE \(name) USING fts5(title, content='docs', content_rowid='id');
            CREATE VIRTUAL TABLE own_\(name) USING fts5(text);
            CREATE TRIGGER gone AFTER DELETE ON docs BEGIN
                INSERT INTO \(name)(\(name), rowid, title) VALUES ('delete', old.id, old.title);
            END;
            CREATE VIEW found AS SELECT rowid FROM \(name)
            """
        }
        let renames = ["", "own_"].map {
            Rename(from: ObjectID(.virtualTable, [$0 + "a"]), to: ObjectID(.virtualTable, [$0 + "B"]))
        }
        try await run(
            schema("a")
                + ";INSERT INTO docs VALUES (1, 'x'), (2, 'y');INSERT INTO a (a) VALUES ('rebuild');INSERT INTO own_a VALUES ('z')"
        )
        #expect(try await migrate(schema("a"), schema("B"), renames: renames).isEmpty)
        try await run("DELETE FROM docs WHERE id = 1; INSERT INTO B (B, rank) VALUES ('integrity-check', 1)")
        #expect(try await answer("SELECT text FROM own_B") == [["z"]])
        try await migrate(schema("B"), schema("a"), renames: renames, isBack: true)
        try await run("DELETE FROM docs WHERE id = 2; INSERT INTO a (a, rank) VALUES ('integrity-check', 1)")
        #expect(try await answer("SELECT text FROM own_a") == [["z"]])
    }

    @Test("An index is filled once the table that it is of has its name back")
    func renamedContent() async throws {
        let schema = { (table: String, more: String) in
            "CREATE TABLE \(table) (id INTEGER PRIMARY KEY, a TEXT); CREATE VIRTUAL TABLE f USING fts5(a\(more), content=\(table))"
        }
        let (before, after) = (schema("t", ""), schema("u", ", tokenize=porter"))
        let renames = [Rename(from: ObjectID(.table, ["t"]), to: ObjectID(.table, ["u"]))]
        try await run(before + ";INSERT INTO t VALUES (1, 'running');INSERT INTO f (f) VALUES ('rebuild')")
        #expect(try await migrate(before, after, renames: renames).isEmpty)
        #expect(try await answer("SELECT rowid FROM f WHERE f MATCH 'run'") == [["1"]])
        try await migrate(after, before, renames: renames, isBack: true)
        #expect(try await answer("SELECT rowid FROM f WHERE f MATCH 'running'") == [["1"]])
    }

    @Test("An index of a view's rows is filled once the view is there")
    func contentOfAView() async throws {
        let table = "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)"
        let index = """
            ;CREATE VIRTUAL TABLE f USING fts5(a, content=v, content_rowid=id);
            CREATE VIEW v AS SELECT id, upper(a) AS a FROM t
            """
        try await run(table + ";INSERT INTO t VALUES (4, 'one')")
        #expect(try await migrate(table, table + index).isEmpty)
        #expect(try await answer("SELECT rowid, a FROM f WHERE f MATCH 'one'") == [["4", "ONE"]])
        #expect(try await migrate(table + index, table).isEmpty)
    }

    @Test(
        "An index is filled anew where its rows get other values or numbers",
        arguments: [
            ("id INTEGER PRIMARY KEY, a TEXT", "id INTEGER PRIMARY KEY, a INTEGER"),
            ("id INT PRIMARY KEY, a TEXT", "id INTEGER PRIMARY KEY, a TEXT"),
            ("id INT, a TEXT", "id INT, a TEXT NOT NULL DEFAULT 'none'"),
            ("id INT, b TEXT, a AS (b || '1') STORED", "id INT, b TEXT, a AS (b || '2') STORED"),
        ])
    func refilling(before: String, after: String) async throws {
        let schema = { (columns: String) in
            "CREATE TABLE t (\(columns)); CREATE VIRTUAL TABLE f USING fts5(a, content=t); CREATE VIRTUAL TABLE own USING fts5(x)"
        }
        let column = before.contains("b TEXT") ? "b" : "a"
        try await run(
            schema(before)
                + ";INSERT INTO t (id, \(column)) VALUES (20, '007'), (30, NULL);INSERT INTO f (f) VALUES ('rebuild')"
        )
        for (from, to) in [(before, after), (after, before)] {
            try await migrate(schema(from), schema(to))
            try await run("INSERT INTO f (f, rank) VALUES ('integrity-check', 1)")
        }
    }

    @Test("What only shows the words of an index holds nothing, and is lost by no one")
    func words() async throws {
        let index = "CREATE VIRTUAL TABLE f USING fts5(a)"
        let words = index + ";CREATE VIRTUAL TABLE w USING fts5vocab('f', 'row')"
        try await run(words + ";INSERT INTO f VALUES ('one two')")
        #expect(try await migrate(words, index).isEmpty)
        #expect(try await migrate(index, words).isEmpty)
        #expect(try await answer("SELECT term FROM w") == [["one"], ["two"]])
        let catalog = try await IntrospectionTests.catalog(words)
        let shown = try #require(catalog[ObjectID(.virtualTable, ["w"])])
        #expect(shown[.columns] == ["term", "doc", "cnt"])
        #expect(shown.dependencies.contains(ObjectID(.virtualTable, ["f"])))
        #expect(catalog[ObjectID(.virtualTable, ["f"])]?[.hiddenColumns] == ["rank"])
    }
}
