import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning
import VarveTestSupport

@testable import VarveSQLite

@Suite("Virtual tables")
struct VirtualTableTests {
    private static let documents = """
        CREATE TABLE docs (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
        CREATE TRIGGER docs_ai AFTER INSERT ON docs BEGIN
            INSERT INTO search(rowid, title) VALUES (new.id, new.title);
        END;
        """
    private static let search =
        "CREATE VIRTUAL TABLE search USING fts5(title, content='docs', content_rowid='id')"
    private static let tokenized =
        "CREATE VIRTUAL TABLE search USING FTS5 ( title,content = 'docs', content_rowid='id', tokenize=porter )"

    private let dialect = SQLiteDialect()
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Runs SQL in the file, opens it again, and describes it.
    @discardableResult
    private func catalog(_ file: String, _ sql: String) async throws -> Catalog {
        let connection = try await connect(folder(file))
        for statement in try dialect.split(SQLScript(name: "", text: sql)) {
            try await connection.execute(Statement(statement.sql))
        }
        await connection.close()
        let again = try await connect(folder(file), .read)
        let catalog = try await dialect.introspect(again)
        await again.close()
        return catalog
    }

    private func migrate(_ file: String, from source: Catalog, to target: Catalog) async throws -> Catalog {
        let plan = try Planner(rules: dialect.rules).plan(from: source, to: target)
        let statements = try dialect.script(for: plan).flatMap(\.statements)
        return try await catalog(file, "BEGIN;" + statements.map { $0 + ";\n" }.joined() + "COMMIT;")
    }

    @Test("One object each; what its module keeps beside it is not seen, also after opening the file again")
    func introspection() async throws {
        let found = try await catalog(
            "a.db", Self.documents + Self.tokenized + ";CREATE VIRTUAL TABLE boxes USING rtree(id, x0, x1);")
        #expect(found.all(.table).map(\.name) == ["docs"])
        #expect(found.unmodelled.isEmpty)
        #expect(
            found.all(.virtualTable).map { $0[.definition] } == [
                "USING rtree(id, x0, x1)",
                "USING fts5(title, content='docs', content_rowid='id', tokenize=porter)",
            ])
        let trigger = try #require(found[ObjectID(.trigger, ["docs", "docs_ai"])])
        #expect(trigger.dependencies.contains(ObjectID(.virtualTable, ["search"])))
    }

    @Test("There and back, with a table that is rebuilt beneath; the index knows the rows that are there")
    func planning() async throws {
        let plain = try await catalog(
            "plain.db", "CREATE TABLE docs (id INTEGER PRIMARY KEY, title, body TEXT);")
        let searched = try await catalog("searched.db", Self.documents + Self.search)
        let file = "app.db"
        _ = try await catalog(
            file,
            "CREATE TABLE docs (id INTEGER PRIMARY KEY, title, body TEXT); INSERT INTO docs VALUES (3, 'blue whale', '');"
        )
        let up = try await migrate(file, from: plain, to: searched)
        #expect(try Planner(rules: dialect.rules).plan(from: up, to: searched).isEmpty)
        let connection = try await connect(folder(file))
        try await connection.execute("INSERT INTO docs VALUES (4, 'whale shark', '')")
        let hits = try await connection.query(
            "SELECT rowid FROM search WHERE search MATCH 'whale' ORDER BY rowid")
        #expect(hits.map { $0[0].integer } == [3, 4])
        await connection.close()
        let down = try await migrate(file, from: up, to: plain)
        #expect(try Planner(rules: dialect.rules).plan(from: down, to: plain).isEmpty)
    }

    @Test(
        "Other arguments make it anew, with the triggers that speak of it; only what it holds itself is lost")
    func replacement() async throws {
        let before = try await catalog("before.db", Self.documents + Self.search)
        let after = try await catalog("after.db", Self.documents + Self.tokenized)
        _ = try await catalog(
            "app.db", Self.documents + Self.search + ";INSERT INTO docs VALUES (1, 'jumping', '')")
        let plan = try Planner(rules: dialect.rules).plan(from: before, to: after)
        #expect(plan.losses.isEmpty)
        let result = try await migrate("app.db", from: before, to: after)
        #expect(try Planner(rules: dialect.rules).plan(from: result, to: after).isEmpty)
        let connection = try await connect(folder("app.db"), .read)
        #expect(try await connection.query("SELECT rowid FROM search WHERE search MATCH 'jump'").count == 1)
        await connection.close()
        let own = try await catalog("own.db", "CREATE VIRTUAL TABLE notes USING fts5(text)")
        let none = try await catalog("none.db", "SELECT 1")
        let losses = try Planner(rules: dialect.rules).plan(from: own, to: none).losses
        #expect(losses.map(\.countQuery) == ["SELECT count(*) FROM \"notes\""])
    }
}
