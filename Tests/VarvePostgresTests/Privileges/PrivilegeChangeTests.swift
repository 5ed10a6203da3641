import Testing

@Suite("Privileges")
struct PrivilegeChangeTests {
    private static let everything = [
        "CREATE SCHEMA app",
        "CREATE TABLE t (a integer, \"b b\" text, id integer GENERATED ALWAYS AS IDENTITY)",
        "CREATE VIEW v AS SELECT a, \"b b\" FROM t", "CREATE MATERIALIZED VIEW m AS SELECT a FROM t",
        "CREATE SEQUENCE s", "CREATE TYPE app.mood AS ENUM ('sad')",
        "CREATE DOMAIN app.d AS integer CHECK (VALUE > 0)",
        "CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE PROCEDURE app.p() LANGUAGE sql AS 'SELECT 1'",
    ]

    private static let granted = [
        "GRANT USAGE ON SCHEMA app TO varve_reader",
        "GRANT CREATE ON SCHEMA app TO \"Varve \"\"odd\"\" role\"",
        "GRANT SELECT, INSERT, TRUNCATE ON t TO varve_reader",
        "GRANT SELECT ON t TO \"Varve \"\"odd\"\" role\" WITH GRANT OPTION",
        "GRANT UPDATE (\"b b\"), REFERENCES (a) ON t TO varve_writer", "GRANT SELECT ON v TO PUBLIC",
        "GRANT SELECT (\"b b\"), UPDATE (a) ON v TO varve_reader", "GRANT ALL ON m TO varve_writer",
        "GRANT USAGE ON SEQUENCE s TO varve_reader",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO varve_writer",
        "REVOKE USAGE ON TYPE app.mood FROM PUBLIC", "GRANT USAGE ON TYPE app.mood TO varve_reader",
        "REVOKE ALL ON DOMAIN app.d FROM PUBLIC", "REVOKE EXECUTE ON FUNCTION f FROM PUBLIC",
        "GRANT EXECUTE ON FUNCTION f TO varve_reader", "REVOKE ALL ON PROCEDURE app.p FROM PUBLIC",
        "REVOKE INSERT, DELETE ON t FROM CURRENT_USER", "GRANT CREATE ON SCHEMA public TO varve_reader",
    ]

    private static let types = [
        "CREATE TYPE pair AS (a integer)", "CREATE TYPE span AS RANGE (subtype = integer)",
        "CREATE FUNCTION plus(integer, integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT $1 + $2'",
        "CREATE FUNCTION more(integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT $1 + 1'",
        "CREATE AGGREGATE total(integer) (sfunc = plus, stype = integer)",
        "CREATE AGGREGATE number(*) (sfunc = more, stype = integer)",
        "CREATE TRUSTED LANGUAGE tongue HANDLER plpgsql_call_handler",
    ]

    private static let grantedTypes = [
        "REVOKE USAGE ON TYPE pair FROM PUBLIC", "GRANT USAGE ON TYPE span TO varve_reader",
        "REVOKE EXECUTE ON FUNCTION total(integer) FROM PUBLIC",
        "GRANT EXECUTE ON FUNCTION number() TO varve_reader",
        "REVOKE USAGE ON LANGUAGE tongue FROM PUBLIC",
    ]

    static let cases: [ObservedCase] = [
        ObservedCase("types, aggregates and languages", both: types, [], grantedTypes),
        ObservedCase("every kind of object", both: everything, [], granted),
        ObservedCase(
            "fewer, others and the right to pass them on",
            both: ["CREATE TABLE t (a integer, b integer)"],
            [
                "GRANT SELECT, INSERT ON t TO varve_reader",
                "GRANT UPDATE ON t TO varve_writer WITH GRANT OPTION",
                "GRANT SELECT (a) ON t TO varve_reader",
                "GRANT DELETE ON t TO CURRENT_USER WITH GRANT OPTION",
            ],
            [
                "GRANT SELECT ON t TO varve_writer", "GRANT UPDATE ON t TO varve_writer",
                "GRANT SELECT (a), INSERT (b) ON t TO varve_reader", "REVOKE ALL ON t FROM CURRENT_USER",
            ]),
        ObservedCase(
            "a view that is made anew keeps its own",
            [
                "CREATE TABLE t (a integer)", "CREATE VIEW v AS SELECT a FROM t",
                "COMMENT ON VIEW v IS 'seen'",
                "GRANT SELECT ON v TO varve_reader", "GRANT UPDATE (a) ON v TO varve_writer",
                "CREATE FUNCTION f(v) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "REVOKE EXECUTE ON FUNCTION f FROM PUBLIC", "GRANT EXECUTE ON FUNCTION f TO varve_reader",
            ],
            [
                "CREATE TABLE t (a bigint)", "CREATE VIEW v AS SELECT a FROM t",
                "COMMENT ON VIEW v IS 'seen'",
                "GRANT SELECT ON v TO varve_reader", "GRANT UPDATE (a) ON v TO varve_writer",
                "CREATE FUNCTION f(v) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "REVOKE EXECUTE ON FUNCTION f FROM PUBLIC", "GRANT EXECUTE ON FUNCTION f TO varve_reader",
            ]),
        ObservedCase(
            "a type that is rebuilt keeps its own",
            [
                "CREATE TYPE mood AS ENUM ('a', 'b')", "REVOKE USAGE ON TYPE mood FROM PUBLIC",
                "CREATE DOMAIN d AS mood", "GRANT USAGE ON DOMAIN d TO varve_reader WITH GRANT OPTION",
                "CREATE TABLE t (m mood, d d)",
            ],
            [
                "CREATE TYPE mood AS ENUM ('b')", "REVOKE USAGE ON TYPE mood FROM PUBLIC",
                "CREATE DOMAIN d AS mood", "GRANT USAGE ON DOMAIN d TO varve_reader WITH GRANT OPTION",
                "CREATE TABLE t (m mood, d d)",
            ]),
        ObservedCase(
            "identity columns that come, go and stay",
            [
                "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY, b integer NOT NULL)",
                "GRANT USAGE ON SEQUENCE t_a_seq TO varve_reader",
                "CREATE TABLE \"T %s\" (\"a'a\" integer GENERATED ALWAYS AS IDENTITY)",
            ],
            [
                "CREATE TABLE t (a integer NOT NULL, b integer GENERATED BY DEFAULT AS IDENTITY)",
                "GRANT SELECT ON SEQUENCE t_b_seq TO varve_reader",
                "CREATE TABLE \"T %s\" (\"a'a\" integer GENERATED ALWAYS AS IDENTITY)",
                "GRANT UPDATE ON SEQUENCE \"T %s_a'a_seq\" TO \"varve %s reader\"",
            ]),
        ObservedCase(
            "a schema called public that was made again",
            ["DROP SCHEMA public", "CREATE SCHEMA public"],
            ["DROP SCHEMA public", "CREATE SCHEMA public", "GRANT CREATE, USAGE ON SCHEMA public TO PUBLIC"]),
    ]

    private static let later = [
        "CREATE TABLE public.later (a integer GENERATED ALWAYS AS IDENTITY)",
        "CREATE SEQUENCE public.later_s",
        "CREATE FUNCTION public.later_f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE TYPE app.later_t AS ENUM ('a')", "CREATE SCHEMA later",
        "CREATE VIEW public.later_v AS SELECT 1 AS one",
    ]

    private static let defaults = [
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO varve_reader",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO varve_writer WITH GRANT OPTION",
        "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO PUBLIC",
        "ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC",
        "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO varve_reader",
        "ALTER DEFAULT PRIVILEGES FOR ROLE \"Varve of\" IN SCHEMA app GRANT INSERT ON TABLES TO varve_writer",
    ]

    static let defaultCases: [ObservedCase] = [
        ObservedCase("default privileges", both: ["CREATE SCHEMA app"], [], defaults),
        ObservedCase(
            "default privileges that change", both: ["CREATE SCHEMA app"], defaults,
            [
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT INSERT ON TABLES TO varve_reader",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO varve_writer",
                "ALTER DEFAULT PRIVILEGES FOR ROLE \"Varve of\" REVOKE INSERT ON TABLES FROM \"Varve of\"",
            ]),
        ObservedCase(
            "what is made under default privileges", both: ["CREATE SCHEMA app"] + defaults, [], later),
        ObservedCase(
            "what is made under default privileges without them", ["CREATE SCHEMA app"] + defaults,
            ["CREATE SCHEMA app"] + later + defaults),
        ObservedCase(
            "a schema with default privileges goes", [],
            [
                "CREATE SCHEMA app",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO varve_reader",
            ]),
    ]

    /// What random schemas found.
    static let discoveries: [ChangeCase] = [
        ChangeCase(
            "a schema's privileges change together with a table in it and a function that is dropped",
            both: ["CREATE SCHEMA s"],
            [
                "CREATE SEQUENCE q",
                "CREATE FUNCTION s.f() RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 2'",
                "CREATE TABLE s.t (a integer DEFAULT s.f() NOT NULL)",
            ],
            [
                "CREATE SEQUENCE q CYCLE", "CREATE TABLE s.t (a integer DEFAULT nextval('q'))",
                "GRANT USAGE ON SCHEMA s TO varve_reader",
            ]),
        ChangeCase(
            "a sequence gets an owner under default privileges",
            both: ["ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO PUBLIC"],
            ["CREATE SEQUENCE s", "CREATE TABLE t (a integer)", "ALTER SEQUENCE s OWNED BY t.a"], []),
        ChangeCase(
            "a computed column goes before the type beneath it is rebuilt",
            [
                "CREATE TYPE e AS ENUM ('a', 'b')", "CREATE SEQUENCE s", "CREATE TABLE u (k integer)",
                "CREATE TABLE t (e e[], g boolean GENERATED ALWAYS AS (e IS NULL) STORED)",
                "ALTER SEQUENCE s OWNED BY t.g",
            ],
            [
                "CREATE TYPE e AS ENUM ('a', 'c')", "CREATE SEQUENCE s AS integer MAXVALUE 99",
                "CREATE TABLE u (k integer)",
                "CREATE TABLE t (e e[])", "ALTER SEQUENCE s OWNED BY u.k",
            ]),
    ]

    @Test("what random schemas found", arguments: discoveries)
    func discovery(_ change: ChangeCase) async throws { try await change.run() }

    @Test("privileges", arguments: cases)
    func privileges(_ change: ObservedCase) async throws { try await change.run() }

    @Test("default privileges", arguments: defaultCases)
    func defaultPrivileges(_ change: ObservedCase) async throws { try await change.run() }
}
