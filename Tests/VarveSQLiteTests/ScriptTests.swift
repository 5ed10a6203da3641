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

    struct Conversion: Sendable, CustomTestStringConvertible {
        let from: String
        let to: String
        let values: String
        /// How many of the values are lost; `nil` where none can be.
        let lost: Int64?
        var wasStrict = false
        var isStrict = false

        var testDescription: String { "\(before) becomes \(after)" }
        var before: String { "CREATE TABLE t (\(from))\(wasStrict ? " STRICT" : "")" }
        var after: String { "CREATE TABLE t (\(to))\(isStrict ? " STRICT" : "")" }
    }

    private static let numbers = """
        ('00501'), ('1e3'), (' 5'), ('5 '), ('+7'), ('1.0'), ('1.50'), ('12345678901234567890'), ('501'), ('-7'),
        ('1.5'), ('abc'), ('5abc'), ('0x10'), (''), (x'31'), (NULL)
        """

    static let conversions = [
        Conversion(from: "a TEXT", to: "a INTEGER", values: numbers, lost: 8),
        Conversion(from: "a TEXT COLLATE RTRIM", to: "a NUMERIC COLLATE RTRIM", values: numbers, lost: 8),
        // What CAST leaves as REAL may be stored as an integer.
        Conversion(
            from: "a TEXT", to: "a INTEGER",
            values: "('9.00719925474099e+15'), ('1.0e+20'), ('9007199254740993')", lost: 1),
        // As REAL, 1.0 is 1.0.
        Conversion(
            from: "a VARCHAR(9)", to: "a DOUBLE", values: numbers + ", ('9007199254740993')", lost: 8),
        Conversion(
            from: "a", to: "a REAL",
            values: "('007'), (9007199254740993), (9223372036854775807), (-9007199254740993), "
                + "(9007199254740992), (1), (0.1 + 0.2)", lost: 4),
        Conversion(from: "a", to: "a DATE", values: "('007'), (7), (0.1 + 0.2), ('7')", lost: 1),
        Conversion(from: "a REAL", to: "a TEXT", values: "(1.0), (0.1), (0.1 + 0.2), (1)", lost: 1),
        Conversion(from: "a INTEGER", to: "a TEXT", values: "(1), (9223372036854775807)", lost: 0),
        Conversion(from: "a REAL", to: "a INTEGER", values: "(1.0), (1.5)", lost: nil),
        Conversion(from: "a INTEGER", to: "a NUMERIC", values: "(1), ('x')", lost: nil),
        Conversion(from: "a TEXT", to: "a", values: numbers, lost: nil),
        Conversion(from: "a TEXT", to: "a VARCHAR(9)", values: numbers, lost: nil),
        Conversion(from: "a INTEGER PRIMARY KEY", to: "a TEXT PRIMARY KEY", values: "(1)", lost: nil),
    ]

    @Test(arguments: conversions)
    func `outside of STRICT what a new type writes otherwise is lost`(_ example: Conversion) async throws {
        #expect(try await lost(example) == example.lost)
    }

    static let strictConversions = [
        Conversion(
            from: "a BLOB", to: "a BLOB", values: "(1), (1.5), ('x'), (x'31'), (NULL)", lost: 3,
            isStrict: true),
        Conversion(
            from: "a TEXT", to: "a BLOB", values: "('x'), (''), (NULL)", lost: 2, wasStrict: true,
            isStrict: true),
        Conversion(
            from: "a ANY", to: "a INTEGER", values: "('007'), ('7'), (7), (7.0), (7.5), (x'31'), (NULL)",
            lost: 3, wasStrict: true, isStrict: true),
        Conversion(
            from: "a TEXT COLLATE RTRIM", to: "a INTEGER COLLATE RTRIM", values: "('5 '), ('5')", lost: 1,
            wasStrict: true, isStrict: true),
        // As REAL, 1.0 is 1.0.
        Conversion(
            from: "a TEXT", to: "a REAL",
            values: "('9007199254740993'), ('1.0'), ('501'), ('0.5'), ('abc'), ('1e3')", lost: 3,
            wasStrict: true, isStrict: true),
        Conversion(
            from: "a INT", to: "a INTEGER", values: "(1)", lost: nil, wasStrict: true, isStrict: true),
        Conversion(from: "a INT", to: "a TEXT", values: "(1)", lost: nil, wasStrict: true, isStrict: true),
        Conversion(
            from: "a INTEGER PRIMARY KEY", to: "a TEXT PRIMARY KEY", values: "(1)", lost: nil,
            wasStrict: true, isStrict: true),
        Conversion(
            from: "a INTEGER PRIMARY KEY", to: "a TEXT PRIMARY KEY", values: "(1)", lost: nil,
            isStrict: true),
    ]

    @Test(arguments: strictConversions)
    func `what a type of STRICT can hold is not lost and all else is`(_ example: Conversion) async throws {
        #expect(try await lost(example) == example.lost)
    }

    private func lost(_ example: Conversion) async throws -> Int64? {
        let plan = try await plan(example.before, example.after)
        let connection = try await connect(":memory:")
        for sql in [example.before, "INSERT INTO t VALUES \(example.values)"] {
            try await connection.execute(Statement(sql))
        }
        guard let loss = plan.losses.first else { return nil }
        return try await connection.query(Statement(loss.countQuery)).first?.integer
    }

    @Test func `what STRICT kept as it is may be converted without it`() async throws {
        let from = "CREATE TABLE t (a ANY, b TEXT) STRICT"
        let plan = try await plan(from, "CREATE TABLE t (a ANY, b TEXT)")
        #expect(plan.losses.map(\.reason) == ["is no longer kept as it is by STRICT"])
        #expect(plan.losses.map(\.object) == [ObjectID(.column, ["t", "a"])])
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
