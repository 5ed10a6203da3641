import Testing
import VarveDatabase

@Suite("Tables and columns")
struct TableChangeTests {
    /// What a column computed stays in it as it becomes a plain one, whatever else changes.
    static let formerlyComputed = [
        "price numeric(10,2), amount numeric(16,2)", "price numeric(12,2), amount numeric(14,2)",
        "price numeric(12,2), amount numeric(16,2) NOT NULL", "price numeric(10,2), amount numeric(14,2)",
        "amount numeric(14,2)",
    ]

    @Test("a computed column becomes a plain one and keeps its values", arguments: formerlyComputed)
    func keptValues(columns: String) async throws {
        let computed = "amount numeric(14,2) GENERATED ALWAYS AS (qty * price) STORED"
        let target = try await PlanBench.catalog(
            of: ["CREATE TABLE items (id integer, qty integer, \(columns))"], on: .any)
        try await SharedServer.any.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load([
                "CREATE TABLE items (id integer, qty integer, price numeric(10,2), \(computed))",
                "INSERT INTO items VALUES (1, 2, 3.5)",
            ])
            try await bench.carry(from: try await bench.introspect(), to: target, step: "up")
            let rows = try await connection.query(Statement("SELECT amount::text FROM items"))
            #expect(rows.first?.text == "7.00")
        }
    }

    static let tables: [ChangeCase] = [
        ChangeCase(
            "a table comes and goes", [], ["CREATE TABLE t (id integer PRIMARY KEY, note text DEFAULT 'x')"]),
        ChangeCase("a table without columns", [], ["CREATE TABLE t ()"]),
        ChangeCase(
            "a table in a schema of its own", [],
            [#"CREATE SCHEMA "My Schema""#, #"CREATE TABLE "My Schema"."T a""b" (id integer, "Ä" text)"#]),
        ChangeCase("logging", ["CREATE TABLE t (id integer)"], ["CREATE UNLOGGED TABLE t (id integer)"]),
        ChangeCase(
            "logging of tables that refer to each other",
            ["CREATE TABLE p (id integer PRIMARY KEY)", "CREATE TABLE c (p integer REFERENCES p)"],
            [
                "CREATE UNLOGGED TABLE p (id integer PRIMARY KEY)",
                "CREATE UNLOGGED TABLE c (p integer REFERENCES p)",
            ]),
        ChangeCase(
            "storage parameters",
            ["CREATE TABLE t (id integer) WITH (fillfactor = 70, autovacuum_enabled = false)"],
            ["CREATE TABLE t (id integer) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.5)"]),
        ChangeCase(
            "comments",
            both: ["CREATE TABLE t (id integer CONSTRAINT k PRIMARY KEY)", "CREATE INDEX i ON t (id)"],
            ["COMMENT ON TABLE t IS 'it''s old'", "COMMENT ON CONSTRAINT k ON t IS 'k'"],
            [
                "COMMENT ON TABLE t IS E'back\\\\slash\\n\"new\"'", "COMMENT ON COLUMN t.id IS 'c'",
                "COMMENT ON INDEX i IS 'i'",
            ]),
        ChangeCase(
            "foreign keys in a circle", [],
            [
                "CREATE TABLE a (id integer PRIMARY KEY, b integer)",
                "CREATE TABLE b (id integer PRIMARY KEY, a integer)",
                "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b",
                "ALTER TABLE b ADD FOREIGN KEY (a) REFERENCES a",
            ]),
        ChangeCase(
            "a check that calls a function of the table's own row type", [],
            [
                "CREATE TABLE t (id integer)",
                "CREATE FUNCTION good(t) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true'",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (good(t.*))",
            ]),
        ChangeCase(
            "a table wants a name that the server made up for an index",
            ["CREATE TABLE t (id integer)", "CREATE INDEX ON t (id)"],
            ["CREATE TABLE t_id_idx (a integer)", "CREATE TABLE t (id integer)", "CREATE INDEX ON t (id)"]),
        ChangeCase(
            "keys alike", [],
            [
                "CREATE TABLE t (id integer CONSTRAINT k PRIMARY KEY)",
                "ALTER TABLE t ADD CONSTRAINT u UNIQUE (id)",
                "ALTER TABLE t ADD CONSTRAINT v UNIQUE (id)",
            ]),
    ]

    static let columns: [ChangeCase] = [
        ChangeCase(
            "columns come and go", ["CREATE TABLE t (id integer, a text)"],
            ["CREATE TABLE t (id integer, b text COLLATE \"C\" DEFAULT 'x' NOT NULL, c integer NOT NULL)"]),
        ChangeCase(
            "NOT NULL", ["CREATE TABLE t (a integer, b integer NOT NULL)"],
            ["CREATE TABLE t (a integer NOT NULL, b integer)"]),
        ChangeCase(
            "NOT NULL fills in the default", ["CREATE TABLE t (a integer, b text DEFAULT 'old')"],
            ["CREATE TABLE t (a integer DEFAULT 7 NOT NULL, b text DEFAULT 'old' NOT NULL)"],
            rows: ["INSERT INTO t VALUES (NULL, NULL), (1, 'x')"]),
        ChangeCase(
            "NOT NULL fills in a default that calls a new function", ["CREATE TABLE t (a integer)"],
            [
                "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "CREATE TABLE t (a integer DEFAULT f() NOT NULL)",
            ],
            rows: ["INSERT INTO t VALUES (NULL)"]),
        ChangeCase(
            "a table leaves the log: its serial's sequence goes along, another's stays",
            [
                "CREATE TABLE t (a serial, b integer)", "CREATE SEQUENCE s", "ALTER SEQUENCE s OWNED BY t.b",
            ],
            [
                "CREATE UNLOGGED TABLE t (a serial, b integer)", "CREATE SEQUENCE s",
                "ALTER SEQUENCE s OWNED BY t.b",
            ]),
        ChangeCase(
            "NOT NULL on a column with a deferred foreign key",
            both: ["CREATE TABLE p (id integer PRIMARY KEY)"],
            ["CREATE TABLE t (a integer REFERENCES p DEFERRABLE INITIALLY DEFERRED)"],
            ["CREATE TABLE t (a integer DEFAULT 1 NOT NULL REFERENCES p DEFERRABLE INITIALLY DEFERRED)"],
            rows: ["INSERT INTO p VALUES (1)", "INSERT INTO t VALUES (NULL)"]),
        ChangeCase(
            "defaults", ["CREATE TABLE t (a integer DEFAULT 1, b timestamptz, c text DEFAULT 'x')"],
            ["CREATE TABLE t (a integer DEFAULT 2, b timestamptz DEFAULT now(), c text)"]),
        ChangeCase(
            "identity", ["CREATE TABLE t (a integer NOT NULL, b bigint GENERATED ALWAYS AS IDENTITY)"],
            [
                "CREATE TABLE t (a integer GENERATED BY DEFAULT AS IDENTITY (START WITH 5 INCREMENT BY 2 CYCLE), b bigint)"
            ]),
        ChangeCase(
            "identity options",
            ["CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY (START WITH 5 CACHE 3))"],
            ["CREATE TABLE t (a bigint GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY 2 MAXVALUE 900 CYCLE))"]
        ),
        ChangeCase(
            "an identity whose sequence has another's name",
            [
                "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s))",
                "CREATE TABLE aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa (number integer GENERATED ALWAYS AS IDENTITY)",
            ],
            [
                "CREATE SEQUENCE s", "CREATE TABLE t (a integer DEFAULT nextval('s') NOT NULL)",
                "CREATE TABLE aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa (number serial)",
            ]),
        ChangeCase(
            "identities of two tables whose sequences have cut names that are alike",
            [Self.numbered("1", " (SEQUENCE NAME chosen)"), Self.numbered("2")],
            [Self.numbered("1"), Self.numbered("2")]),
        ChangeCase(
            "a default becomes an identity", ["CREATE TABLE t (a integer DEFAULT 1 NOT NULL)"],
            ["CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY)"]),
        ChangeCase(
            "computed columns",
            ["CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED, c text)"],
            [
                "CREATE TABLE t (a bigint, b integer GENERATED ALWAYS AS (a * 3) STORED,"
                    + " c text GENERATED ALWAYS AS (a::text) STORED)"
            ]),
        ChangeCase(
            "a computed column becomes plain",
            ["CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a) STORED)"],
            ["CREATE TABLE t (a integer, b integer)"]),
        ChangeCase(
            "collation", ["CREATE TABLE t (a text COLLATE \"C\", b varchar(10))"],
            ["CREATE TABLE t (a text, b varchar(10) COLLATE \"POSIX\")"]),
        ChangeCase(
            "a column under views, indexes, checks, a trigger, a computed column and a function",
            both: ["CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"],
            Self.crowded(type: "integer", "'1'::integer"), Self.crowded(type: "text", "'1'::text"),
            rows: ["INSERT INTO t VALUES ('1'), ('2')"]),
    ]

    private static func numbered(_ suffix: String, _ options: String = "") -> String {
        let name = String(repeating: "a", count: 60) + suffix
        return "CREATE TABLE \(name) (n integer GENERATED ALWAYS AS IDENTITY\(options))"
    }

    private static func crowded(type: String, _ one: String) -> [String] {
        [
            "CREATE TABLE t (a \(type) PRIMARY KEY DEFAULT \(one) CHECK (a > \(one) OR a = \(one)),"
                + " twice boolean GENERATED ALWAYS AS (a > \(one)) STORED)",
            "CREATE TABLE u (a \(type) REFERENCES t)",
            "CREATE INDEX plain ON t (a)", "CREATE INDEX partial ON t (a) WHERE a > \(one)",
            "CREATE VIEW v AS SELECT a, twice FROM t", "CREATE VIEW w AS SELECT a FROM v WHERE a > \(one)",
            "CREATE MATERIALIZED VIEW m AS SELECT a FROM w", "CREATE UNIQUE INDEX on_m ON m (a)",
            "CREATE TRIGGER tr BEFORE UPDATE OF a ON t FOR EACH ROW WHEN (NEW.a > \(one)) EXECUTE FUNCTION g()",
            "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql RETURN (SELECT count(a) FROM t)",
            "COMMENT ON VIEW v IS 'stays'",
        ]
    }

    @Test("tables", arguments: tables)
    func table(_ change: ChangeCase) async throws { try await change.run() }

    @Test("columns", arguments: columns)
    func column(_ change: ChangeCase) async throws { try await change.run() }

    @Test("a counter that takes over goes on behind the rows", arguments: SharedServer.all)
    func counters(server: SharedServer) async throws {
        let serial = ["CREATE TABLE t (\"I d\" serial PRIMARY KEY, v text)"]
        let identity = [
            "CREATE TABLE t (\"I d\" integer GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY -2) PRIMARY KEY, v text)"
        ]
        let target = try await server.catalog(of: identity)
        try await server.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(serial)
            let source = try await bench.introspect()
            try await bench.load(["INSERT INTO t VALUES (-4), (-1)", "INSERT INTO t (v) VALUES ('a'), ('b')"])
            try await bench.carry(from: source, to: target, step: "up")
            try await bench.load(["INSERT INTO t (v) VALUES ('c')"])
            try await bench.carry(from: target, to: source, step: "down")
            try await bench.load(["INSERT INTO t (v) VALUES ('d')"])
            let numbers = try await connection.query("SELECT \"I d\"::text FROM t ORDER BY t.\"I d\"").values
                .map {
                    $0[0].text
                }
            #expect(numbers == ["-6", "-4", "-1", "1", "2", "3"])
        }
    }
}
