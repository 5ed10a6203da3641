import Testing

@Suite("Types")
struct TypeChangeTests {
    /// Types that a column can have one after the other, and a value that survives both ways.
    static let conversions: [(from: String, to: String, value: String)] = [
        ("integer", "bigint", "7"), ("bigint", "smallint", "7"), ("integer", "text", "7"),
        ("integer", "numeric(6,2)", "7"),
        ("integer", "boolean", "1"), ("smallint", "boolean", "1"), ("double precision", "integer", "7"),
        ("text", "varchar(5)", "7"), ("varchar(5)", "varchar(9)", "x"), ("char(3)", "text", "x"),
        (
            "text", "uuid",
            "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"
        ), ("text", "jsonb", "{}"), ("json", "jsonb", "{}"), ("text", "bytea", "x"),
        ("text", "date", "2024-02-29"), ("date", "timestamptz", "2024-02-29"),
        ("timestamp", "timestamptz", "2024-02-29"),
        ("timestamptz(3)", "timestamptz", "2024-02-29"), ("date", "integer[]", ""),
        ("integer[]", "bigint[]", "{1,2}"),
        ("integer[]", "text[]", "{1,2}"), ("text", "text[]", "{a}"), ("inet", "cidr", "10.0.0.0/8"),
        (
            "bit(4)", "integer",
            "1010"
        ), ("jsonb", "integer", "7"), ("uuid", "bytea", ""), ("interval", "time", "10:00"),
        ("numeric", "money", "7"),
        ("int4range", "text", "[1,5)"), ("point", "text", "(1,2)"),
    ]

    @Test("a column's type", arguments: conversions)
    func conversion(from: String, to: String, value: String) async throws {
        try await PlanBench.roundTrip(
            ["CREATE TABLE t (id integer, c \(from))"], ["CREATE TABLE t (id integer, c \(to))"],
            rows: value.isEmpty ? [] : ["INSERT INTO t VALUES (1, '\(value)'), (2, NULL)"])
    }

    @Test("a text in a foreign key beside an array")
    func arrayInForeignKey() async throws {
        func tables(_ type: String) -> [String] {
            [
                "CREATE TABLE p (a integer[], b \(type), PRIMARY KEY (a, b))",
                "CREATE TABLE c (a integer[], b \(type), FOREIGN KEY (a, b) REFERENCES p)",
            ]
        }
        try await PlanBench.roundTrip(
            tables("varchar(80)"), tables("text"),
            rows: ["INSERT INTO p VALUES ('{1}', 'x')", "INSERT INTO c VALUES ('{1}', 'x')"])
    }

    static let mood = "CREATE TYPE mood AS ENUM"

    static let enums: [ChangeCase] = [
        ChangeCase(
            "an enum comes and goes", [],
            ["\(mood) ('a', 'it''s', 'ö')", "CREATE TABLE t (m mood DEFAULT 'a')"]),
        ChangeCase(
            "values are added everywhere", both: ["CREATE TABLE other (id integer)"], ["\(mood) ('b', 'd')"],
            ["\(mood) ('a0', 'a', 'b', 'c', 'c2', 'd', 'e', 'f')"]),
        ChangeCase("values for an empty enum", ["\(mood) ()"], ["\(mood) ('a', 'b')"]),
        ChangeCase(
            "an added value is used at once",
            ["\(mood) ('a', 'b')", "CREATE TABLE t (m mood DEFAULT 'a', n integer)"],
            [
                "\(mood) ('a', 'b', 'c')",
                "CREATE TABLE t (m mood DEFAULT 'c' CHECK (m <> 'c'), n integer)",
                "CREATE VIEW v AS SELECT m = 'c' AS is_c FROM t",
                "CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'c'::mood $$",
            ]),
        ChangeCase(
            "an added value in the text of a function",
            ["\(mood) ('a', 'b')"],
            [
                "\(mood) ('a', 'b', 'c')",
                "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'c'::mood::text $$",
            ]),
        ChangeCase("values in another order", ["\(mood) ('a', 'b')"], ["\(mood) ('b', 'a')"]),
        ChangeCase(
            "values removed under everything", Self.crowded("'a', 'b', 'c'"), Self.crowded("'c', 'a', 'd'"),
            rows: ["INSERT INTO t VALUES ('a', '{a,c}', 'a'), ('c', '{}', 'c')"]),
        ChangeCase(
            "an enum goes while its column becomes text",
            ["\(mood) ('a', 'b')", "CREATE TABLE t (m mood, n mood[])"],
            ["CREATE TABLE t (m text, n text[])"], rows: ["INSERT INTO t VALUES ('a', '{b}')"]),
        ChangeCase(
            "a column leaves an enum that loses its value",
            ["\(mood) ('a', 'b')", "CREATE TABLE t (m mood, n mood[], o mood)"],
            ["\(mood) ('b')", "CREATE TABLE t (m text, n varchar(9)[], o mood)"],
            rows: ["INSERT INTO t VALUES ('a', '{a}', 'b')"]),
        ChangeCase(
            "new objects on domains over an enum that loses a value while a table of it waits to go",
            [
                "\(mood) ('a', 'b')", "CREATE DOMAIN d AS mood", "CREATE DOMAIN e AS d", "CREATE SEQUENCE s",
                "CREATE TABLE y (n bigint DEFAULT nextval('s'))", "CREATE TABLE z (m mood, n bigint)",
                "ALTER SEQUENCE s OWNED BY z.n",
            ],
            [
                "\(mood) ('a')", "CREATE DOMAIN d AS mood", "CREATE DOMAIN e AS d",
                "CREATE TABLE y (n bigint DEFAULT 7)",
                "CREATE TABLE a (m e, n boolean GENERATED ALWAYS AS (m IS NULL) STORED)",
                "CREATE FUNCTION f(e) RETURNS integer LANGUAGE sql RETURN 1", "CREATE TYPE row_of AS (x d)",
                "CREATE VIEW v AS SELECT m FROM a", "CREATE TABLE b (r row_of)",
            ]),
        ChangeCase(
            "comments on types", ["\(mood) ('a')", "COMMENT ON TYPE mood IS 'x'", "CREATE DOMAIN d AS text"],
            [
                "\(mood) ('b')", "COMMENT ON TYPE mood IS 'y'", "CREATE DOMAIN d AS integer",
                "COMMENT ON DOMAIN d IS 'z'",
            ]),
    ]

    private static func crowded(_ labels: String) -> [String] {
        [
            "\(mood) (\(labels))",
            "CREATE DOMAIN feeling AS mood DEFAULT 'a' CHECK (VALUE = 'a' OR VALUE = 'c')",
            "CREATE DOMAIN deep_feeling AS feeling NOT NULL",
            "CREATE TABLE t (m mood DEFAULT 'a' PRIMARY KEY CHECK (m <> 'c' OR m = 'c'), l mood[], d deep_feeling,"
                + " g boolean GENERATED ALWAYS AS (m = 'a') STORED, x mood GENERATED ALWAYS AS (m) STORED)",
            "CREATE TABLE u (m mood REFERENCES t)",
            "CREATE INDEX plain ON t (m)", "CREATE INDEX partial ON t (m) WHERE m = 'a'",
            "CREATE VIEW v AS SELECT m, 'c'::mood AS c FROM t", "CREATE VIEW w AS SELECT m FROM v",
            "CREATE FUNCTION f(mood) RETURNS mood LANGUAGE sql AS 'SELECT $1'",
            "CREATE VIEW y AS SELECT f(m) FROM w",
            "COMMENT ON TYPE mood IS 'how one feels'", "COMMENT ON DOMAIN feeling IS 'the same'",
        ]
    }

    static let domains: [ChangeCase] = [
        ChangeCase(
            "a domain comes and goes", [],
            [
                "CREATE DOMAIN d AS varchar(20) COLLATE \"C\" DEFAULT 'x' NOT NULL CONSTRAINT c CHECK (VALUE <> '')",
                "CREATE TABLE t (d d, l d[])",
            ]),
        ChangeCase(
            "a domain's default, NOT NULL and checks",
            both: ["CREATE TABLE z (id integer)"],
            [
                "CREATE DOMAIN d AS integer DEFAULT 1 CONSTRAINT a CHECK (VALUE > 0) CONSTRAINT b CHECK (VALUE < 9)"
            ],
            [
                "CREATE DOMAIN d AS integer NOT NULL CONSTRAINT a CHECK (VALUE > 1)",
                "COMMENT ON CONSTRAINT a ON DOMAIN d IS 'a'",
            ]),
        ChangeCase(
            "a domain's check is validated", both: ["CREATE DOMAIN d AS integer"],
            ["ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID"],
            ["ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0)"]),
        ChangeCase(
            "a domain's type",
            [
                "CREATE DOMAIN d AS integer DEFAULT 1 CONSTRAINT c CHECK (VALUE > 0)", "CREATE DOMAIN e AS d",
                "CREATE TABLE t (d d PRIMARY KEY, e e DEFAULT 2)", "CREATE VIEW v AS SELECT d FROM t",
            ],
            [
                "CREATE DOMAIN d AS bigint DEFAULT 1 CONSTRAINT c CHECK (VALUE > 0)", "CREATE DOMAIN e AS d",
                "CREATE TABLE t (d d PRIMARY KEY, e e DEFAULT 2)", "CREATE VIEW v AS SELECT d FROM t",
            ],
            rows: ["INSERT INTO t VALUES (1, 2)"]),
        ChangeCase(
            "a domain under arrays and rows refuses more", ["CREATE DOMAIN d AS integer"] + contained,
            ["CREATE DOMAIN d AS integer NOT NULL CONSTRAINT c CHECK (VALUE > 0)"] + contained,
            rows: ["INSERT INTO t VALUES (1, '{2,3}', '(4)', '{5}', 6)"]),
        ChangeCase(
            "a check of a domain under arrays is validated", both: ["CREATE DOMAIN d AS integer"] + contained,
            ["ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID"], []),
        ChangeCase(
            "the type of domains whose long names begin alike", longNames("integer"), longNames("bigint"),
            rows: ["INSERT INTO t VALUES (1, 2)"]),
    ]

    /// Columns that hold a domain's values inside others.
    private static let contained = [
        "CREATE TYPE one AS (d d)", "CREATE DOMAIN ds AS d[]", "CREATE DOMAIN e AS d",
        "CREATE TABLE t (d d, l d[] CHECK (l[1] > 0) DEFAULT '{}', o one, s ds, e e)",
        "CREATE INDEX i ON t (l)",
        "CREATE VIEW v AS SELECT l, o, s FROM t", "CREATE MATERIALIZED VIEW m AS SELECT l FROM v",
    ]

    /// A domain over another, with names that are the same once the end of each is cut off.
    private static func longNames(_ type: String) -> [String] {
        let stem = String(repeating: "d", count: 60)
        return [
            "CREATE DOMAIN \(stem)_1 AS \(type)", "CREATE DOMAIN \(stem)_2 AS \(stem)_1",
            "CREATE TABLE t (a \(stem)_1, b \(stem)_2)",
        ]
    }

    @Test("a list of texts stays one where ALTER TYPE would read it anew")
    func listInCondition() async throws {
        func schema(_ length: Int) -> [String] {
            [
                "CREATE TABLE t (a varchar(\(length)), CHECK (a NOT IN ('x', 'y')))",
                "CREATE INDEX i ON t (lower(a)) WHERE a NOT IN ('x', 'y')",
            ]
        }
        try await PlanBench.roundTrip(schema(40), schema(80), rows: ["INSERT INTO t VALUES ('z')"])
    }

    @Test("enumerated types", arguments: enums)
    func enumType(_ change: ChangeCase) async throws { try await change.run() }

    @Test("domains", arguments: domains)
    func domain(_ change: ChangeCase) async throws { try await change.run() }

    @Test("a row that holds a removed value stops the cast, and nothing is changed")
    func removedValueInUse() async throws {
        let first = ["\(Self.mood) ('a', 'b')", "CREATE TABLE t (m mood)"]
        let target = try await PlanBench.catalog(
            of: ["\(Self.mood) ('a')", "CREATE TABLE t (m mood)"], on: .any)
        try await SharedServer.any.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(first + ["INSERT INTO t VALUES ('b')"])
            let source = try await bench.introspect()
            await #expect(throws: PlanBench.Failure.self) {
                try await bench.carry(from: source, to: target, step: "up")
            }
            #expect(try await bench.introspect() == source)
        }
    }
}
