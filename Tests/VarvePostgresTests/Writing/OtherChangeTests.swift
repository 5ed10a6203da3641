import Testing

@Suite("Views, routines, triggers, sequences, schemas, extensions")
struct OtherChangeTests {
    static let table = "CREATE TABLE t (a integer PRIMARY KEY, b integer, c text)"

    static let views: [ChangeCase] = [
        ChangeCase(
            "views over views", both: [table],
            ["CREATE VIEW v AS SELECT a, b FROM t", "CREATE VIEW w AS SELECT a FROM v"],
            [
                "CREATE VIEW v AS SELECT b, a FROM t", "CREATE VIEW w AS SELECT a FROM v",
                "CREATE VIEW x AS SELECT * FROM w",
            ]),
        ChangeCase(
            "a view's parameters and comment", both: [table],
            ["CREATE VIEW v WITH (security_barrier) AS SELECT a FROM t"],
            ["CREATE VIEW v WITH (check_option = local) AS SELECT a FROM t", "COMMENT ON VIEW v IS 'v'"]),
        ChangeCase(
            "materialized views", both: [table],
            ["CREATE MATERIALIZED VIEW m AS SELECT a FROM t", "CREATE UNIQUE INDEX i ON m (a)"],
            [
                "CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT a, b FROM t",
                "CREATE UNIQUE INDEX i ON m (a)", "COMMENT ON MATERIALIZED VIEW m IS 'm'",
                "CREATE VIEW over AS SELECT * FROM m",
            ]),
        ChangeCase(
            "the column under a view goes", [table, "CREATE VIEW v AS SELECT a, b FROM t"],
            ["CREATE TABLE t (a integer PRIMARY KEY, c text)", "CREATE VIEW v AS SELECT a FROM t"]),
    ]

    static let routines: [ChangeCase] = [
        ChangeCase(
            "bodies", ["CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'"],
            [
                "CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE STRICT AS 'BEGIN RETURN 2; END'"
            ]),
        ChangeCase(
            "overloads", ["CREATE FUNCTION \"F (x)\"(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'"],
            ["CREATE FUNCTION \"F (x)\"(text, VARIADIC integer[]) RETURNS integer LANGUAGE sql AS 'SELECT 1'"]
        ),
        ChangeCase(
            "a result changes under all that uses it",
            Self.used(result: "integer", body: "SELECT 1"),
            Self.used(result: "bigint", body: "SELECT 2::bigint")),
        ChangeCase(
            "argument names and defaults",
            [
                "CREATE FUNCTION f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "CREATE VIEW v AS SELECT f(1)",
            ],
            [
                "CREATE FUNCTION f(z integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "CREATE VIEW v AS SELECT f(1, 'x')",
            ]),
        ChangeCase(
            "a body that names a table which comes too", [],
            [
                "CREATE TABLE z (a integer)",
                "CREATE FUNCTION a() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM z'",
                "CREATE VIEW vz AS SELECT a() AS n",
            ]),
        ChangeCase(
            "a body that names a table which needs another routine", [],
            [
                "CREATE FUNCTION z() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "CREATE TABLE t (a integer DEFAULT z())",
                "CREATE FUNCTION a() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t'",
            ]),
        ChangeCase(
            "bodies that name each other", [],
            [
                "CREATE FUNCTION z() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "CREATE FUNCTION a() RETURNS integer LANGUAGE sql AS 'SELECT z()'",
                "CREATE FUNCTION m() RETURNS integer LANGUAGE sql AS 'SELECT a() + z()'",
            ]),
        ChangeCase(
            "procedures", ["CREATE PROCEDURE p(INOUT n integer) LANGUAGE plpgsql AS 'BEGIN n := 1; END'"],
            [
                "CREATE PROCEDURE p(INOUT n integer) LANGUAGE plpgsql AS 'BEGIN n := 2; END'",
                "COMMENT ON PROCEDURE p IS 'p'",
            ]),
    ]

    private static func used(result: String, body: String) -> [String] {
        [
            "CREATE FUNCTION f() RETURNS \(result) LANGUAGE sql IMMUTABLE AS '\(body)'",
            "CREATE TABLE t (a integer DEFAULT f() CHECK (a > f()), g bigint GENERATED ALWAYS AS (f()) STORED)",
            "CREATE INDEX i ON t (a) WHERE a > f()", "CREATE VIEW v AS SELECT f() AS f",
        ]
    }

    static let trigger = "CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"

    static let triggers: [ChangeCase] = [
        ChangeCase(
            "triggers", both: [table, trigger],
            ["CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION g()"],
            [
                "CREATE TRIGGER x AFTER UPDATE OF b ON t FOR EACH ROW WHEN (NEW.b > 0) EXECUTE FUNCTION g()",
                "CREATE CONSTRAINT TRIGGER y AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION g()",
                "COMMENT ON TRIGGER x ON t IS 'x'",
            ]),
        ChangeCase(
            "the state of triggers",
            both: [
                table, trigger, "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION g()",
                "CREATE TRIGGER \"Y y\" BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION g()",
            ],
            ["ALTER TABLE t DISABLE TRIGGER x"],
            ["ALTER TABLE t ENABLE ALWAYS TRIGGER x", "ALTER TABLE t ENABLE REPLICA TRIGGER \"Y y\""]),
        ChangeCase(
            "triggers on views", both: [table, trigger], [],
            [
                "CREATE VIEW v AS SELECT a FROM t",
                "CREATE TRIGGER x INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION g()",
            ]),
    ]

    static let sequences: [ChangeCase] = [
        ChangeCase(
            "sequences", ["CREATE SEQUENCE s", "CREATE SEQUENCE gone"],
            [
                "CREATE SEQUENCE s AS integer START WITH 20 INCREMENT BY 5 MINVALUE 10 MAXVALUE 90 CACHE 4 CYCLE",
                "CREATE SEQUENCE \"S'q\" INCREMENT BY -1",
            ]),
        ChangeCase(
            "a sequence turns round", ["CREATE SEQUENCE s"],
            ["CREATE SEQUENCE s INCREMENT BY -2 MINVALUE -100"]),
        ChangeCase(
            "minimum and start", ["CREATE SEQUENCE s MINVALUE 5"],
            ["CREATE SEQUENCE s MINVALUE -5 START WITH 1"]),
        ChangeCase("serial columns", [], ["CREATE TABLE t (id serial PRIMARY KEY, n bigserial)"]),
        ChangeCase(
            "a sequence gets an owner",
            ["CREATE SEQUENCE s", "CREATE TABLE t (a integer DEFAULT nextval('s'))"],
            [
                "CREATE SEQUENCE s", "CREATE TABLE t (a integer DEFAULT nextval('s'))",
                "ALTER SEQUENCE s OWNED BY t.a",
            ]),
        ChangeCase(
            "a sequence outlives its owner",
            ["CREATE TABLE t (a integer)", "CREATE SEQUENCE s OWNED BY t.a"], ["CREATE SEQUENCE s"]),
        ChangeCase(
            "a sequence goes to a table that takes the names of the former owner's key",
            ["CREATE TABLE dataset (id serial CONSTRAINT dataset_pkey PRIMARY KEY)"],
            [
                "CREATE SEQUENCE dataset_id_seq AS integer",
                """
                CREATE TABLE asset (
                  id integer DEFAULT nextval('dataset_id_seq') NOT NULL CONSTRAINT dataset_pkey PRIMARY KEY)
                """,
                "ALTER SEQUENCE dataset_id_seq OWNED BY asset.id",
            ]),
        ChangeCase(
            "serial becomes identity", ["CREATE TABLE t (a serial)"],
            ["CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY)"]),
    ]

    static let others: [ChangeCase] = [
        ChangeCase(
            "schemas", ["CREATE SCHEMA a"],
            ["CREATE SCHEMA \"B b\"", "COMMENT ON SCHEMA \"B b\" IS 'b'", "DROP SCHEMA public"]),
        ChangeCase(
            "extensions", both: ["CREATE SCHEMA s"], ["CREATE EXTENSION citext"],
            [
                "CREATE EXTENSION citext SCHEMA s", "CREATE EXTENSION \"uuid-ossp\"",
                "CREATE TABLE t (a s.citext PRIMARY KEY, u uuid DEFAULT uuid_generate_v4())",
            ], extensions: ["citext", "uuid-ossp"]),
    ]

    @Test("views", arguments: views)
    func view(_ change: ChangeCase) async throws { try await change.run() }

    @Test("routines", arguments: routines)
    func routine(_ change: ChangeCase) async throws { try await change.run() }

    @Test("triggers", arguments: triggers)
    func trigger(_ change: ChangeCase) async throws { try await change.run() }

    @Test("sequences", arguments: sequences)
    func sequence(_ change: ChangeCase) async throws { try await change.run() }

    @Test("schemas and extensions", arguments: others)
    func other(_ change: ChangeCase) async throws { try await change.run() }
}
