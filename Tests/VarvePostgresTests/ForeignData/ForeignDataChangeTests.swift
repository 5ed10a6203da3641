import Testing

@Suite("Foreign data")
struct ForeignDataChangeTests {
    private static let server = ["CREATE FOREIGN DATA WRAPPER w", "CREATE SERVER s FOREIGN DATA WRAPPER w"]

    private static let family = [
        "CREATE TABLE near PARTITION OF whole FOR VALUES FROM (0) TO (10)",
        "CREATE TABLE part PARTITION OF whole FOR VALUES FROM (10) TO (30) PARTITION BY RANGE (id)",
        "CREATE FOREIGN TABLE far PARTITION OF part FOR VALUES FROM (10) TO (20) SERVER s",
        "CREATE VIEW v AS SELECT i, d FROM far", "CREATE TABLE parent (LIKE whole)",
        "CREATE FOREIGN TABLE heir (id integer, more text) INHERITS (parent) SERVER s",
    ]

    static let cases: [ObservedCase] = [
        ObservedCase(
            "wrappers, servers, mappings and tables of every form", [],
            [
                "CREATE FOREIGN DATA WRAPPER \"Odd \"\"wrapper\" VALIDATOR postgresql_fdw_validator",
                "CREATE FOREIGN DATA WRAPPER w OPTIONS (debug 'true', \"Odd name\" 'it''s, \\ \"odd\"')",
                "CREATE SERVER \"S \"\"s\" TYPE 'big' VERSION '9.1' FOREIGN DATA WRAPPER w OPTIONS (host 'a b', port '1')",
                "COMMENT ON SERVER \"S \"\"s\" IS 'far'", "COMMENT ON FOREIGN DATA WRAPPER w IS 'by'",
                "CREATE USER MAPPING FOR PUBLIC SERVER \"S \"\"s\"",
                "CREATE USER MAPPING FOR \"varve reader\" SERVER \"S \"\"s\" OPTIONS (\"user\" 'x=y', password_required 'false')",
                "GRANT USAGE ON FOREIGN SERVER \"S \"\"s\" TO varve_reader WITH GRANT OPTION",
                "GRANT USAGE ON FOREIGN DATA WRAPPER w TO varve_writer", "CREATE TYPE mood AS ENUM ('a')",
                """
                CREATE FOREIGN TABLE far (
                    id integer OPTIONS (column_name 'ID') NOT NULL, m mood DEFAULT 'a', t text COLLATE "C",
                    g integer GENERATED ALWAYS AS (id * 2) STORED, CONSTRAINT c CHECK (id > 0)
                ) SERVER "S ""s" OPTIONS (table_name 'Far')
                """,
                "COMMENT ON FOREIGN TABLE far IS 'far'", "COMMENT ON COLUMN far.id IS 'key'",
                "GRANT SELECT ON far TO varve_reader", "GRANT UPDATE (t) ON far TO varve_reader",
                "CREATE VIEW near AS SELECT id, t FROM far",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TRIGGER tr BEFORE INSERT ON far FOR EACH ROW EXECUTE FUNCTION f()",
            ]),
        ObservedCase(
            "options that change", both: ["CREATE FOREIGN DATA WRAPPER v"],
            [
                "CREATE FOREIGN DATA WRAPPER w OPTIONS (a '1', b '2')",
                "CREATE FOREIGN DATA WRAPPER x VALIDATOR postgresql_fdw_validator",
                "CREATE SERVER s VERSION '1' FOREIGN DATA WRAPPER v OPTIONS (host 'x', port '1')",
                "CREATE SERVER other TYPE 'a' FOREIGN DATA WRAPPER v",
                "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (\"user\" 'a', gone 'b')",
                "CREATE FOREIGN TABLE t (a integer OPTIONS (n 'a')) SERVER s OPTIONS (table_name 't')",
            ],
            [
                "CREATE FOREIGN DATA WRAPPER w OPTIONS (b '3', c '4')", "CREATE FOREIGN DATA WRAPPER x",
                "CREATE SERVER s FOREIGN DATA WRAPPER v OPTIONS (host 'y', dbname '2')",
                "CREATE SERVER other TYPE 'b' FOREIGN DATA WRAPPER v",
                "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (\"user\" 'c')",
                "CREATE FOREIGN TABLE t (a integer OPTIONS (m 'b')) SERVER s",
            ]),
        ObservedCase(
            "a foreign table's columns", both: server,
            [
                "CREATE TYPE mood AS ENUM ('a', 'b')",
                "CREATE FOREIGN TABLE t (a integer, b text, m mood, gone integer, CONSTRAINT c CHECK (a > 0)) SERVER s",
                "CREATE VIEW v AS SELECT a, m FROM t",
            ],
            [
                "CREATE TYPE mood AS ENUM ('b')",
                "CREATE FOREIGN TABLE t (a bigint NOT NULL DEFAULT 7, b date, m mood, n text, CONSTRAINT c CHECK (a > 1)) SERVER s",
                "CREATE VIEW v AS SELECT a, m FROM t",
            ]),
        ObservedCase(
            "how a foreign table's columns are kept and counted",
            both: server + ["CREATE FOREIGN TABLE t (a text, b integer, c text) SERVER s"],
            [
                "ALTER FOREIGN TABLE t ALTER a SET STATISTICS 7",
                "ALTER FOREIGN TABLE t ALTER c SET STORAGE MAIN",
                "ALTER FOREIGN TABLE t ALTER b SET (n_distinct = 5, n_distinct_inherited = -0.5)",
            ],
            [
                "ALTER FOREIGN TABLE t ALTER a SET STATISTICS 0",
                "ALTER FOREIGN TABLE t ALTER c SET STATISTICS 9",
                "ALTER FOREIGN TABLE t ALTER a SET STORAGE EXTERNAL",
                "ALTER FOREIGN TABLE t ALTER b SET (n_distinct = 7)",
            ]),
        ObservedCase(
            "a table moves to another server",
            both: server + ["CREATE SERVER u FOREIGN DATA WRAPPER w"],
            ["CREATE FOREIGN TABLE t (a integer) SERVER s", "CREATE VIEW v AS SELECT a FROM t"],
            ["CREATE FOREIGN TABLE t (a integer) SERVER u", "CREATE VIEW v AS SELECT a FROM t"]),
        ObservedCase(
            "a wrapper that an extension brings", [],
            [
                "CREATE EXTENSION postgres_fdw",
                "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'h')",
                "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (\"user\" 'u')",
                "CREATE FOREIGN TABLE t (a integer) SERVER s OPTIONS (schema_name 'public')",
            ], extensions: ["postgres_fdw"]),
    ]

    static let inherited: [ChangeCase] = [
        ChangeCase(
            "a foreign table as a partition",
            both: server + [
                "CREATE TABLE whole (id integer NOT NULL, k text DEFAULT 'x') PARTITION BY RANGE (id)"
            ],
            ["CREATE TABLE near PARTITION OF whole FOR VALUES FROM (0) TO (9)"],
            [
                "CREATE TABLE near PARTITION OF whole FOR VALUES FROM (0) TO (9)",
                "CREATE FOREIGN TABLE far PARTITION OF whole FOR VALUES FROM (10) TO (20) SERVER s",
            ], rows: ["INSERT INTO whole VALUES (1)"]),
        ChangeCase(
            "its table changes", both: server,
            [
                "CREATE TABLE whole (id integer NOT NULL, k text) PARTITION BY RANGE (id)",
                "CREATE FOREIGN TABLE far PARTITION OF whole FOR VALUES FROM (10) TO (20) SERVER s",
            ],
            [
                "CREATE TABLE whole (id integer NOT NULL, k varchar(40) DEFAULT 'x' NOT NULL, added integer CHECK (added > 0))"
                    + " PARTITION BY RANGE (id)",
                "CREATE FOREIGN TABLE far PARTITION OF whole FOR VALUES FROM (10) TO (30) SERVER s",
            ]),
        ChangeCase(
            "a foreign table as an heir",
            both: server + ["CREATE TABLE parent (id integer NOT NULL, k text, CHECK (id > 0))"],
            ["CREATE FOREIGN TABLE far (more text) INHERITS (parent) SERVER s"],
            [
                "CREATE FOREIGN TABLE far (more text) INHERITS (parent) SERVER s",
                "ALTER FOREIGN TABLE far NO INHERIT parent",
            ]),
        ChangeCase(
            "an heir of a table whose values are compressed",
            both: server + ["CREATE TABLE parent (k text COMPRESSION pglz)"], [],
            ["CREATE FOREIGN TABLE far () INHERITS (parent) SERVER s"]),
        ChangeCase(
            "values are converted beside foreign tables", both: server,
            [
                "CREATE TYPE mood AS ENUM ('a', 'b', 'c')", "CREATE TYPE pair AS (x integer)",
                "CREATE DOMAIN d AS text",
                "CREATE TABLE whole (id integer, m mood, c pair, d d, i text) PARTITION BY RANGE (id)",
            ] + family,
            [
                "CREATE TYPE mood AS ENUM ('a', 'b')", "CREATE TYPE pair AS (x bigint)",
                "CREATE DOMAIN d AS date",
                "CREATE TABLE whole (id integer, m mood, c pair, d d, i integer) PARTITION BY RANGE (id)",
            ] + family,
            rows: [
                "INSERT INTO whole VALUES (1, 'a', '(7)', '2026-11-20', '5')",
                "INSERT INTO parent VALUES (1, 'a', '(7)', '2026-11-20', '5')",
            ]),
        ChangeCase(
            "an heir comes", both: server + ["CREATE TABLE parent (id integer NOT NULL, k text)"], [],
            ["CREATE FOREIGN TABLE far () INHERITS (parent) SERVER s"]),
    ]

    @Test("foreign tables that inherit", arguments: inherited)
    func inheriting(_ change: ChangeCase) async throws { try await change.run() }

    @Test("changes", arguments: cases)
    func change(_ change: ObservedCase) async throws { try await change.run() }
}
