import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning

@testable import VarveSQLite

@Suite struct ScriptTests {
    private func plan(_ from: String, _ to: String) async throws -> Plan {
        let source = try await IntrospectionTests.catalog(from)
        let target = try await IntrospectionTests.catalog(to)
        return try Planner(rules: SQLiteRules()).plan(from: source, to: target)
    }

    private func script(_ plan: Plan) throws -> [String] {
        try SQLiteDialect().script(for: plan).flatMap(\.statements)
    }

    @Test func nothingToDoIsNoStatement() async throws {
        let table = "CREATE TABLE t (a)"
        #expect(try SQLiteDialect().script(for: await plan(table, table)).isEmpty)
    }

    @Test func aTableHasALineForEachColumn() async throws {
        let table =
            "create table t (id integer primary key, a text not null default 'x', b references t, check (a<>b)) strict"
        let typed = table.replacing("b references", with: "b integer references")
        #expect(
            try script(await plan("", typed)) == [
                """
                CREATE TABLE "t" (
                    "id" INTEGER PRIMARY KEY,
                    "a" TEXT NOT NULL DEFAULT 'x',
                    "b" INTEGER REFERENCES "t",
                    CHECK (a <> b)
                ) STRICT
                """
            ])
    }

    @Test func viewsAndTriggersAreMadeAgainAsTheyWereWritten() async throws {
        let view = "CREATE VIEW v AS SELECT a+1 FROM t -- its column is named a+1"
        let trigger = "CREATE TRIGGER r AFTER INSERT ON t BEGIN select 1; /* said */ END"
        let rest = "\n;\(view)\n;\(trigger)"
        let statements = try script(
            await plan("CREATE TABLE t (a)\(rest)", "CREATE TABLE t (a CHECK (a > 0))\(rest)"))
        #expect(statements.contains("CREATE VIEW v AS SELECT a+1 FROM t"))
        #expect(statements.contains(trigger))
        let respaced = rest.replacing("a+1 FROM", with: "a + 1   FROM").replacing("/* said */", with: "")
        #expect(try script(await plan("CREATE TABLE t (a)\(rest)", "CREATE TABLE t (a)\(respaced)")).isEmpty)
    }

    @Test(arguments: [
        ("a, b", "ADD COLUMN \"b\""),
        ("a, b INTEGER NOT NULL DEFAULT 1", "ADD COLUMN \"b\" INTEGER NOT NULL DEFAULT 1"),
        ("a, b REFERENCES t (a)", "ADD COLUMN \"b\" REFERENCES \"t\" (\"a\")"),
        ("a, b CHECK (b > 0)", "ADD COLUMN \"b\" CHECK (b > 0)"),
        ("a, b AS (a + 1)", "ADD COLUMN \"b\" GENERATED ALWAYS AS (a + 1) VIRTUAL"),
    ])
    func whatAlterTableCanDoItDoes(columns: String, expected: String) async throws {
        let up = try await plan("CREATE TABLE t (a)", "CREATE TABLE t (\(columns))")
        #expect(try script(up) == ["ALTER TABLE \"t\" \(expected)"])
    }

    @Test(arguments: [
        "a, b DEFAULT (1 + 1)", "a, b NOT NULL", "a, b UNIQUE", "a, b DEFAULT CURRENT_DATE",
        "a, b AS (a) STORED",
        "a, b DEFAULT 1 REFERENCES t (a)", "a INTEGER", "a NOT NULL", "a CHECK (a)", "A",
    ])
    func whatAlterTableCannotDoIsARebuild(columns: String) async throws {
        let statements = try script(await plan("CREATE TABLE t (a)", "CREATE TABLE t (\(columns))"))
        #expect(statements.contains("ALTER TABLE \"varve_new_t\" RENAME TO \"t\""))
    }

    @Test func lossesAreCounted() async throws {
        let from = "CREATE TABLE t (a TEXT, b, c AS (a)); CREATE TABLE u (x)"
        let plan = try await plan(from, "CREATE TABLE t (a INTEGER, d INTEGER) STRICT")
        let connection = try await connect(":memory:")
        for sql in [
            "CREATE TABLE t (a TEXT, b, c AS (a))", "CREATE TABLE u (x)",
            "INSERT INTO t VALUES ('1', 1), ('x', NULL), ('007', 2), (NULL, NULL)",
            "INSERT INTO u VALUES (1)",
        ] {
            try await connection.execute(Statement(sql))
        }
        var found: [String: Int64] = [:]
        for loss in plan.losses {
            found["\(loss.object) \(loss.reason)"] = try await connection.query(Statement(loss.countQuery))
                .first?.integer
        }
        #expect(
            found == [
                "column t.a is converted from TEXT to INTEGER": 2, "column t.b is dropped": 2,
                "table u is dropped": 1,
            ])
    }

    @Test func strictHoldsAColumnToItsType() async throws {
        let plan = try await plan("CREATE TABLE t (a INT)", "CREATE TABLE t (a INT) STRICT")
        #expect(plan.losses.map(\.reason) == ["is held to its type INT by STRICT"])
        let keyed = "CREATE TABLE t (id INTEGER PRIMARY KEY)"
        #expect(try await self.plan(keyed, keyed + " STRICT").losses.isEmpty)
    }

    @Test func `a fraction loses digits as text`() async throws {
        let from = "CREATE TABLE t (a REAL) STRICT"
        let plan = try await plan(from, "CREATE TABLE t (a TEXT) STRICT")
        let connection = try await connect(":memory:")
        for sql in [from, "INSERT INTO t VALUES (0.1 + 0.2), (0.5), (NULL)"] {
            try await connection.execute(Statement(sql))
        }
        let query = try #require(plan.losses.first).countQuery
        #expect(try await connection.query(Statement(query)).first?.integer == 1)
    }

    @Test func renamesFollowEverywhere() async throws {
        let from = "CREATE TABLE t (a, b); CREATE VIEW v AS SELECT a FROM t"
        var plan = try await plan(from, from)
        plan.leadingRenames = [
            Rename(from: ObjectID(.table, ["t"]), to: ObjectID(.table, ["T"])),
            Rename(from: ObjectID(.column, ["T", "a"]), to: ObjectID(.column, ["T", "c"])),
        ]
        let connection = try await connect(":memory:")
        let statements =
            try SQLiteDialect().split(SQLScript(name: "", text: from)).map(\.sql) + script(plan)
        try await connection.execute(statements.map { Statement($0) })
        #expect(
            try await connection.query("SELECT c FROM v").columns == ["c"])
        let index = ObjectID(.index, ["i"])
        plan.leadingRenames = [Rename(from: index, to: index)]
        let error = await databaseError { [plan] in _ = try script(plan) }
        #expect(error?.code == .unsupported)
    }
}
