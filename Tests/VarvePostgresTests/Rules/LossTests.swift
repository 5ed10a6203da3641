import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning

@testable import VarvePostgres

@Suite("Losses")
struct LossTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let first: [String]
        let second: [String]
        let rows: [String]
        /// What is lost: the object, and how much of it.
        let expected: [String: Int64]
        var testDescription: String { name }
    }

    static let table = "CREATE TABLE t (a integer, b text, g integer GENERATED ALWAYS AS (a + 1) STORED)"

    static let cases: [Case] = [
        Case(
            name: "a dropped table",
            first: [table, "CREATE SEQUENCE s", "CREATE MATERIALIZED VIEW m AS SELECT a FROM t"],
            second: [], rows: ["INSERT INTO t VALUES (1), (NULL)"], expected: ["table public.t": 2]),
        Case(
            name: "dropped columns", first: [table], second: ["CREATE TABLE t (b text)"],
            rows: ["INSERT INTO t VALUES (1), (NULL), (3)"], expected: ["column public.t.a": 2]),
        narrowing("bigint", "integer", ["1", "3000000000"], 1),
        narrowing("text", "varchar(3)", ["abc", "abcd", "abcde"], 2),
        narrowing("varchar(5)", "varchar(3)", ["abc", "abcd"], 1),
        narrowing("numeric", "integer", ["1", "1.5", "99999999999"], 2),
        narrowing("double precision", "bigint", ["1", "1.5", "NaN"], 2),
        narrowing("numeric(10,2)", "numeric(4,1)", ["1.50", "1.55", "1234.5"], 2),
        narrowing("integer", "numeric(3,0)", ["999", "1000"], 1),
        narrowing("timestamptz", "date", ["2024-01-01 00:00+00", "2024-01-01 10:00+00"], 1),
        narrowing("timestamp", "timestamp(3)", ["2024-01-01 00:00:00.123", "2024-01-01 00:00:00.123456"], 1),
        narrowing("timestamp(6)", "time", ["2024-01-01 10:00"], 1),
        narrowing("integer", "boolean", ["0", "1", "7"], 1),
        narrowing("text", "text COLLATE \"C\"", ["x"], nil), narrowing("integer", "bigint", ["1"], nil),
        narrowing("varchar(3)", "varchar(5)", ["x"], nil), narrowing("varchar(3)", "text", ["x"], nil),
        narrowing("numeric(4,1)", "numeric(6,2)", ["1.5"], nil),
        narrowing("numeric(4,1)", "numeric", ["1.5"], nil),
        narrowing("date", "timestamptz", ["2024-01-01"], nil), narrowing("json", "jsonb", ["{}"], nil),
        narrowing("uuid", "text", ["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"], nil),
        Case(
            name: "removed values of an enumerated type",
            first: ["CREATE TYPE e AS ENUM ('a', 'b', 'it''s')", "CREATE TABLE t (e e, l e[])"],
            second: ["CREATE TYPE e AS ENUM ('a')", "CREATE TABLE t (e e, l e[])"],
            rows: ["INSERT INTO t VALUES ('a', '{a,b}'), ('b', '{}'), ('it''s', NULL)"],
            expected: ["column public.t.e": 2, "column public.t.l": 1]),
        Case(
            name: "columns of a table that is divided otherwise",
            first: [
                "CREATE TABLE t (a integer, b text, c integer, d integer) PARTITION BY RANGE (a)",
                "CREATE TABLE part PARTITION OF t DEFAULT",
            ],
            second: [
                "CREATE TABLE t (a integer, b varchar(3), c integer GENERATED ALWAYS AS (a + 1) STORED)"
                    + " PARTITION BY RANGE (b)"
            ],
            rows: ["INSERT INTO t VALUES (1, 'abc', 2, 3), (2, 'abcd', NULL, NULL)"],
            expected: ["column public.t.b": 1, "column public.t.c": 1, "column public.t.d": 1]),
        Case(
            name: "what is not modelled of a view that is made anew",
            first: [
                table, "CREATE VIEW v AS SELECT a, b FROM t", "GRANT SELECT ON v TO PUBLIC",
                "GRANT SELECT ON v TO varve_reader WITH GRANT OPTION", "SET ROLE varve_reader",
                "GRANT SELECT ON v TO varve_writer", "RESET ROLE", "CREATE VIEW w AS SELECT a FROM t",
                "CREATE VIEW vv AS SELECT b FROM t", "GRANT SELECT ON vv TO PUBLIC",
            ],
            second: [
                table.replacing("a integer", with: "a bigint").replacing("g integer", with: "g bigint"),
                "CREATE VIEW v AS SELECT a, b FROM t", "CREATE VIEW w AS SELECT a FROM t",
                "CREATE VIEW vv AS SELECT b FROM t",
            ],
            rows: [], expected: ["view public.v": 1]),
        Case(
            name: "an attribute inside of a domain and another type",
            first: [
                "CREATE TYPE c AS (a bigint)", "CREATE DOMAIN d AS c", "CREATE TYPE e AS (c c)",
                "CREATE TABLE t (c c, d d, e e)",
            ],
            second: [
                "CREATE TYPE c AS (a smallint)", "CREATE DOMAIN d AS c", "CREATE TYPE e AS (c c)",
                "CREATE TABLE t (c c, d d, e e)",
            ],
            rows: ["INSERT INTO t VALUES ('(1)', NULL, NULL), ('(70000)', '(1)', '(\"(1)\")')"],
            expected: ["column public.t.c": 1, "column public.t.d": 1, "column public.t.e": 1]),
        Case(
            name: "a domain's narrower type",
            first: ["CREATE DOMAIN d AS bigint", "CREATE TABLE t (d d)"],
            second: ["CREATE DOMAIN d AS smallint", "CREATE TABLE t (d d)"],
            rows: ["INSERT INTO t VALUES (1), (70000)"], expected: ["column public.t.d": 1]),
    ]

    private static func narrowing(_ old: String, _ new: String, _ values: [String], _ lost: Int64?) -> Case {
        Case(
            name: "from \(old) to \(new)", first: ["CREATE TABLE t (c \(old))"],
            second: ["CREATE TABLE t (c \(new))"],
            rows: values.map { "INSERT INTO t VALUES ('\($0)')" },
            expected: lost.map { ["column public.t.c": $0] } ?? [:])
    }

    @Test("what is lost is counted", arguments: cases)
    func counts(_ test: Case) async throws {
        let target = try await PlanBench.catalog(of: test.second, on: .any)
        try await SharedServer.any.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(test.first + test.rows)
            let plan = try Planner(rules: PostgresRules()).plan(
                from: try await bench.introspect(), to: target)
            var found: [String: Int64] = [:]
            for loss in plan.losses {
                let answer = try await connection.query(Statement(loss.countQuery))
                found[loss.object.description] = answer.first?.integer
            }
            #expect(found == test.expected)
        }
    }
}
