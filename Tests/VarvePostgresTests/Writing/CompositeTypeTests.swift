import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning

@testable import VarvePostgres

@Suite("Composite types, range types, collations")
struct CompositeTypeTests {
    private static let pair = "CREATE TYPE pair AS"

    /// A column of a type in every form that holds values of it, with rows.
    private static let holders = [
        "CREATE DOMAIN whole AS pair",
        "CREATE TYPE outer_pair AS (p pair, l pair[], w whole)",
        "CREATE TABLE t (id integer, p pair, l pair[], w whole, o outer_pair)",
    ]

    private static let rows = [
        "INSERT INTO t VALUES (1, '(1,x)', '{\"(1,\\\"a,b\\\")\"}', '(2,y)', ROW('(3,z)', '{\"(4,)\"}', NULL)),"
            + " (2, NULL, NULL, NULL, NULL), (3, ROW(NULL, NULL), '{}', NULL, ROW(NULL, NULL, NULL))"
    ]

    static let composites: [ChangeCase] = [
        ChangeCase("a composite type comes and goes", [], ["\(pair) (a integer, b text)"] + holders),
        ChangeCase(
            "attributes are added at the end", ["\(pair) (a integer, b text)"] + holders,
            ["\(pair) (a integer, b text, c date, d numeric)"] + holders, rows: rows),
        ChangeCase(
            "attributes change places and types", ["\(pair) (a integer, b text)"] + holders,
            ["\(pair) (b varchar(20), x date, a bigint)"] + holders, rows: rows),
        ChangeCase(
            "a composite type changes under all that can rest on it",
            ["\(pair) (a integer, b text)"] + holders + crowd,
            ["\(pair) (z integer, b text, a bigint)"] + holders + crowd, rows: rows),
        ChangeCase(
            "an enum inside a composite type loses a value",
            [
                "CREATE TYPE mood AS ENUM ('a', 'b', 'c')", "\(pair) (a mood, b mood[])",
                "CREATE TABLE t (p pair)",
            ],
            ["CREATE TYPE mood AS ENUM ('c', 'a')", "\(pair) (a mood, b mood[])", "CREATE TABLE t (p pair)"],
            rows: ["INSERT INTO t VALUES ('(a,\"{a,c}\")')"]),
        ChangeCase(
            "a domain inside a composite type changes",
            ["CREATE DOMAIN d AS integer", "\(pair) (a d)", "CREATE TABLE t (p pair[])"],
            ["CREATE DOMAIN d AS bigint", "\(pair) (a d)", "CREATE TABLE t (p pair[])"],
            rows: ["INSERT INTO t VALUES ('{(1),(2)}')"]),
        ChangeCase(
            "comments on attributes",
            [
                "\(pair) (a integer, b text)", "COMMENT ON COLUMN pair.a IS 'x'",
                "COMMENT ON COLUMN pair.b IS 'y'",
            ],
            [
                "\(pair) (a integer, b text)", "COMMENT ON COLUMN pair.b IS 'it''s'",
                "COMMENT ON TYPE pair IS 'z'",
            ]),
        ChangeCase(
            "a column leaves a composite type that goes",
            ["\(pair) (a integer)", "CREATE TABLE t (id integer, p pair)"],
            ["CREATE TABLE t (id integer, p text)"], rows: ["INSERT INTO t VALUES (1, '(1)')"]),
    ]

    private static let crowd = [
        "ALTER TABLE t ADD UNIQUE (p), ADD CHECK ((p).b <> 'q'), ALTER p SET DEFAULT NULL::pair, ADD n integer NOT NULL"
            + " DEFAULT 1",
        "CREATE INDEX by_a ON t (((p).a))", "CREATE VIEW v AS SELECT (p).a, p, l FROM t",
        "CREATE FUNCTION f(pair) RETURNS pair LANGUAGE sql AS 'SELECT $1'",
        "CREATE VIEW w AS SELECT f(p) FROM v", "COMMENT ON TYPE pair IS 'x'",
        "CREATE STATISTICS st ON n, p FROM t",
    ]

    static let ranges: [ChangeCase] = [
        ChangeCase(
            "a range type comes and goes", [],
            [
                "CREATE TYPE span AS RANGE (subtype = integer)", "CREATE TABLE t (s span, l span[])",
                "COMMENT ON TYPE span IS 'x'",
            ]),
        ChangeCase(
            "a range type over another type",
            ["CREATE TYPE span AS RANGE (subtype = integer)"] + spans,
            ["CREATE TYPE span AS RANGE (subtype = bigint, subtype_diff = int8range_subdiff)"] + spans,
            rows: ["INSERT INTO t VALUES ('[1,5)', '{\"[1,2)\"}', '(\"[2,3)\")')"]),
        ChangeCase(
            "a multirange of another name",
            ["CREATE TYPE span AS RANGE (subtype = integer)", "CREATE TABLE t (m span_multirange)"],
            [
                "CREATE TYPE span AS RANGE (subtype = integer, multirange_type_name = spans)",
                "CREATE TABLE t (m spans)",
            ], rows: ["INSERT INTO t VALUES ('{[1,2)}')"]),
        ChangeCase(
            "a range type over another type with a multirange of another name",
            [
                "CREATE TYPE span AS RANGE (subtype = integer)", "CREATE DOMAIN d AS span_multirange",
                "CREATE TABLE t (m span_multirange, l span_multirange[], s span, d d, o span_multirange)",
                "CREATE TABLE heir () INHERITS (t)",
            ],
            [
                "CREATE TYPE span AS RANGE (subtype = bigint, multirange_type_name = \"My spans\")",
                "CREATE DOMAIN d AS \"My spans\"",
                "CREATE TABLE t (m \"My spans\", l \"My spans\"[], s span, d d, o text)",
                "CREATE TABLE heir () INHERITS (t)",
            ],
            rows: [
                "INSERT INTO t VALUES ('{[1,2)}', '{\"{[3,4)}\"}', '[5,6)', '{[7,8)}', '{[8,9)}')",
                "INSERT INTO heir VALUES ('{[1,2)}', '{\"{[3,4)}\"}', '[5,6)', '{[7,8)}', '{[8,9)}')",
            ]),
        ChangeCase(
            "a function that a range and a domain rest on is made anew",
            [
                "CREATE FUNCTION apart(a text, b text) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT 1.0::float8'",
                "CREATE FUNCTION one(a integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
            ] + resting,
            [
                "CREATE FUNCTION apart(x text, y text) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT 2.0::float8'",
                "CREATE FUNCTION one(b integer DEFAULT 2) RETURNS integer LANGUAGE sql AS 'SELECT 2'",
            ] + resting, rows: ["INSERT INTO t VALUES ('[a,b)', 7)"]),
    ]

    private static let spans = [
        "CREATE TYPE holder AS (s span)",
        "CREATE TABLE t (s span, l span[], h holder, EXCLUDE USING gist (s WITH &&))",
        "CREATE INDEX by_span ON t USING gist (s)", "CREATE INDEX plain ON t (s)",
        "CREATE VIEW v AS SELECT lower(s) FROM t",
    ]

    private static let resting = [
        "CREATE TYPE words AS RANGE (subtype = text, subtype_diff = apart)",
        "CREATE DOMAIN d AS integer DEFAULT one() CHECK (VALUE > 0)", "CREATE TABLE t (w words, d d)",
    ]

    static let collations: [ChangeCase] = [
        ChangeCase(
            "a collation comes and goes", [],
            ["CREATE COLLATION c (locale = 'C')", "CREATE TABLE t (a text COLLATE c)"]),
        ChangeCase(
            "a collation changes under all that can rest on it",
            ["CREATE COLLATION c (locale = 'C')"] + collated,
            ["CREATE COLLATION c (locale = 'POSIX')"] + collated,
            rows: ["INSERT INTO t VALUES ('b', 'x', '(y)', '[a,b)'), ('a', NULL, NULL, NULL)"]),
    ]

    private static let collated = [
        "CREATE DOMAIN word AS text COLLATE c", "CREATE TYPE one AS (a text COLLATE c)",
        "CREATE TYPE words AS RANGE (subtype = text, collation = c)",
        "CREATE TABLE t (a text COLLATE c PRIMARY KEY CHECK (a > 'A'), w word, o one, r words)",
        "CREATE INDEX i ON t (w COLLATE c)", "CREATE VIEW v AS SELECT a FROM t WHERE w < 'q' COLLATE c",
    ]

    @Test("composite types", arguments: composites)
    func composite(_ change: ChangeCase) async throws { try await change.run() }

    @Test("range types", arguments: ranges)
    func range(_ change: ChangeCase) async throws { try await change.run() }

    @Test("collations", arguments: collations)
    func collation(_ change: ChangeCase) async throws { try await change.run() }

    @Test("values stay with their attributes when these change places")
    func valuesByName() async throws {
        let first = ["\(Self.pair) (a integer, b text)"] + Self.holders
        let second = ["\(Self.pair) (b text, c date, a bigint)"] + Self.holders
        let target = try await PlanBench.catalog(of: second, on: .any)
        try await SharedServer.any.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(first + Self.rows)
            try await bench.carry(from: try await bench.introspect(), to: target, step: "up")
            let row = try await connection.query(
                "SELECT p::text, l::text, w::text, o::text FROM t ORDER BY id"
            ).values
            let texts = row.map { $0.map { $0.text ?? "NULL" } }
            #expect(
                texts == [
                    ["(x,,1)", #"{"(\"a,b\",,1)"}"#, "(y,,2)", #"("(z,,3)","{""(,,4)""}",)"#],
                    ["NULL", "NULL", "NULL", "NULL"], ["(,,)", "{}", "NULL", "(,,)"],
                ])
        }
    }

    @Test("what values lose is counted")
    func losses() async throws {
        let first = ["\(Self.pair) (a integer, b text, c numeric)"] + Self.holders
        let second = ["\(Self.pair) (b varchar(3), c numeric)"] + Self.holders
        let target = try await PlanBench.catalog(of: second, on: .any)
        try await SharedServer.any.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(
                first + [
                    "INSERT INTO t VALUES (1, '(1,long,)', '{\"(,long,)\",\"(7,b,)\"}'), (2, '(,b,1)', NULL)"
                ])
            let plan = try Planner(rules: PostgresRules()).plan(
                from: try await bench.introspect(), to: target)
            var counts: [String: Int] = [:]
            for loss in plan.losses {
                let answer = try await connection.query(Statement(loss.countQuery)).first
                counts["\(loss.object.name): \(loss.reason)"] = answer?.integer.map(Int.init)
            }
            #expect(
                counts == [
                    #"p: loses attribute "a" of its type"#: 1, #"l: loses attribute "a" of its type"#: 1,
                    #"p: has attribute "b" changed from text to character varying(3)"#: 1,
                    #"l: has attribute "b" changed from text to character varying(3)"#: 1,
                    #"o: loses attribute "a" of its type"#: 0, #"w: loses attribute "a" of its type"#: 0,
                    #"o: has attribute "b" changed from text to character varying(3)"#: 0,
                    #"w: has attribute "b" changed from text to character varying(3)"#: 0,
                ])
        }
    }
}
