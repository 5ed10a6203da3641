import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning

@testable import VarvePostgres

@Suite("Columns that hold rows of tables")
struct RowTypeTests {
    /// Columns that hold rows of the table `t` in every form, with what rests on them.
    private static let holders = [
        "CREATE DOMAIN whole AS t", "CREATE TYPE holder AS (r t, l t[])",
        "CREATE TABLE u (id integer, x t, y t[], w whole, h holder)",
        "CREATE TABLE heir () INHERITS (u)", "CREATE TABLE above (id integer, z u)",
        "CREATE VIEW v AS SELECT id, x, y FROM u", "CREATE VIEW of_above AS SELECT z FROM above",
        "CREATE INDEX i ON u (x)", "ALTER TABLE u ADD CHECK ((x).b <> 'q')",
    ]

    private static let rows = [
        "INSERT INTO t (a, b) VALUES (1, 'x')",
        "INSERT INTO u (id, x.a, x.b, y[1].a, y[1].b, w.a, h.r.a) VALUES (1, 2, 'x', 3, 'y,z', 4, 5)",
        "INSERT INTO heir (id, x.a, x.b) VALUES (2, 6, NULL)", "INSERT INTO u (id) VALUES (3)",
        "INSERT INTO above (id, z) SELECT id, u FROM ONLY u",
    ]

    private static let query = """
        SELECT 1, id, (x).a, (x).b, y[1].a, y[1].b, (w).a, ((h).r).a FROM u
        UNION ALL SELECT 2, (z).id, (z).x.a, (z).x.b, (z).y[1].a, NULL, NULL, NULL FROM above
        UNION ALL SELECT 3, a, a, b, NULL, NULL, NULL, NULL FROM t ORDER BY 1, 2
        """

    static let changes: [ChangeCase] = [
        ChangeCase(
            "a column of the table gets another type", ["CREATE TABLE t (a integer, b text)"] + holders,
            ["CREATE TABLE t (a bigint, b varchar(20))"] + holders, rows: rows),
        ChangeCase(
            "the table gets columns with values", ["CREATE TABLE t (a integer, b text)"] + holders,
            [
                "CREATE DOMAIN positive AS integer CHECK (VALUE > 0)",
                "CREATE TABLE t (a integer, b text, c integer NOT NULL DEFAULT 3, d positive,"
                    + " e integer GENERATED ALWAYS AS IDENTITY)",
            ] + holders, rows: rows),
        ChangeCase(
            "the table gets a column without values", ["CREATE TABLE t (a integer, b text)"] + holders,
            ["CREATE TABLE t (a integer, b text, c integer)"] + holders, rows: rows),
        ChangeCase(
            "the table leaves the log", ["CREATE TABLE t (a integer, b text)"] + holders,
            ["CREATE UNLOGGED TABLE t (a integer, b text)"] + holders, rows: rows),
        ChangeCase(
            "a domain of the table's columns takes less", stricter(""),
            stricter("NOT NULL CHECK (VALUE > 0)"),
            rows: rows),
        ChangeCase(
            "a column of a table above", ["CREATE TABLE o (a integer, b text)"] + inherited,
            ["CREATE TABLE o (a bigint, b text, c integer DEFAULT 3)"] + inherited, rows: rows),
        ChangeCase(
            "the types of the table's columns are made anew", types("'a', 'b'", "integer", "d integer"),
            types("'b', 'c'", "bigint", "e text, d bigint"), rows: rows),
    ]

    private static func stricter(_ rules: String) -> [String] {
        ["CREATE DOMAIN number AS integer \(rules)", "CREATE TABLE t (a number, b text)"]
            + holders.filter {
                !$0.hasPrefix("CREATE VIEW") && !$0.hasPrefix("ALTER") && !$0.contains("INDEX")
            }
    }

    private static let inherited = ["CREATE TABLE t () INHERITS (o)"] + holders

    /// A table with columns of an enum with some labels, a domain over a type and a composite type with some attributes.
    private static func types(_ labels: String, _ base: String, _ attributes: String) -> [String] {
        [
            "CREATE TYPE mood AS ENUM (\(labels))", "CREATE DOMAIN number AS \(base)",
            "CREATE TYPE pair AS (\(attributes))",
            "CREATE TABLE t (a integer, b text, m mood, n number, p pair)",
        ] + holders
    }

    @Test("a table whose rows are in columns", arguments: changes)
    func change(_ change: ChangeCase) async throws { try await change.runObserved(query: Self.query) }

    @Test("what rows in columns lose is counted")
    func losses() async throws {
        @Sendable func schema(_ type: String) -> [String] {
            ["CREATE TABLE t (a \(type))", "CREATE DOMAIN d AS t", "CREATE TABLE u (x t, y t[], z d)"]
        }
        let target = try await PlanBench.catalog(of: schema("numeric(4,1)"), on: .any)
        try await SharedServer.any.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(schema("numeric") + ["INSERT INTO u VALUES ('(1.25)', '{(1.5)}', '(1.5)')"])
            let plan = try Planner(rules: PostgresRules()).plan(
                from: try await bench.introspect(), to: target)
            var counts: [String: Int] = [:]
            for loss in plan.losses {
                let answer = try await connection.query(Statement(loss.countQuery)).first
                counts[loss.object.name] = answer?.integer.map(Int.init)
            }
            #expect(counts == ["a": 0, "x": 1, "y": 0, "z": 1])
        }
    }
}
