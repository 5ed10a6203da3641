import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning
import VarveTestSupport

@testable import VarveSQLite

/// Schemas that speak of what is not there: SQLite keeps them, and stumbles over them later.
@Suite("What is not there")
struct UnknownThingsTests {
    private let dialect = SQLiteDialect()

    @Test(
        "A view or trigger that speaks of something missing stands in no rebuild's way and is there afterwards",
        arguments: [
            "CREATE VIEW broken AS SELECT x FROM nowhere",
            "CREATE TRIGGER broken AFTER INSERT ON other BEGIN INSERT INTO nowhere VALUES (1); END",
            "CREATE TRIGGER broken AFTER UPDATE ON other BEGIN UPDATE other SET unknown = 1; END",
            """
            CREATE TABLE computed (a, g AS (a + 1));
            CREATE TRIGGER broken AFTER UPDATE OF g ON computed BEGIN DELETE FROM nowhere; END
            """,
            "CREATE VIEW v AS SELECT * FROM nowhere; CREATE TRIGGER broken INSTEAD OF UPDATE ON v BEGIN SELECT 1; END",
        ],
        [
            ("CREATE TABLE t (a, b)", "CREATE TABLE t (a, b CHECK (b > 0))"),
            ("CREATE TABLE t (a, b)", "CREATE TABLE t (a)"),
            ("CREATE VIRTUAL TABLE t USING fts5(a)", "CREATE VIRTUAL TABLE t USING fts5(a, tokenize=porter)"),
        ])
    func brokenThings(broken: String, change: (String, String)) async throws {
        let folder = try TemporaryFolder()
        let connection = try await connect(folder("a.db"))
        let rest = "CREATE TABLE other (a); " + broken + ";"
        let source = try await IntrospectionTests.catalog(rest + change.0)
        let target = try await IntrospectionTests.catalog(rest + change.1)
        for statement in try dialect.split(SQLScript(name: "", text: rest + change.0)) {
            try await connection.execute(Statement(statement.sql))
        }
        for (from, to) in [(source, target), (target, source)] {
            let plan = try Planner(rules: dialect.rules).plan(from: from, to: to)
            let script = try dialect.script(for: plan).flatMap(\.statements)
            try await connection.execute((["BEGIN"] + script + ["COMMIT"]).map { Statement($0) })
            let left = try await Planner(rules: dialect.rules).plan(
                from: dialect.introspect(connection), to: to)
            #expect(left.isEmpty, "\(left.changes)")
        }
        await connection.close()
    }

    /// A file with a virtual table of a module that this library lacks, as a program with an extension leaves it.
    static func makeForeignFile(_ path: String) async throws {
        let connection = try await connect(path)
        for statement in [
            "CREATE TABLE plain (a)", "PRAGMA writable_schema = ON",
            "INSERT INTO sqlite_schema VALUES ('table', 'Vec', 'Vec', 0, 'CREATE VIRTUAL TABLE Vec USING vec0(x)')",
            "CREATE TABLE vec_chunks (a)", "CREATE INDEX chunk ON vec_chunks (a)",
            "CREATE TRIGGER watch AFTER INSERT ON vec_chunks BEGIN SELECT 1; END",
        ] {
            try await connection.execute(Statement(statement))
        }
        await connection.close()
    }

    @Test("A virtual table of an unknown module is told, with what seems to be its own")
    func unknownModules() async throws {
        let folder = try TemporaryFolder()
        try await Self.makeForeignFile(folder("a.db"))
        let connection = try await connect(folder("a.db"), .read)
        let catalog = try await dialect.introspect(connection)
        await connection.close()
        #expect(catalog.objects.values.filter { $0.owner == nil }.map(\.id) == [ObjectID(.table, ["plain"])])
        #expect(
            catalog.unmodelled.sorted().map(\.description) == [
                "index chunk", "table vec_chunks", "trigger watch",
                "virtual table Vec (module vec0 is not here)",
            ])
    }
}
