import Testing

@Suite("Details of tables, columns, indexes and views")
struct DetailChangeTests {
    static let table = "CREATE TABLE t (id integer NOT NULL CONSTRAINT k UNIQUE, a text, b numeric, c text)"
    static let indexes = [
        "CREATE UNIQUE INDEX i ON t (id)", "CREATE INDEX j ON t (a)",
        "CREATE INDEX e ON t ((id + 1), a, (b * 2))",
    ]
    static let exclusion =
        "CREATE TABLE t (a text, b integer, CONSTRAINT x EXCLUDE USING btree (lower(a) WITH =, (b + 1) WITH =))"

    static let cases: [ChangeCase] = [
        ChangeCase(
            "how columns are kept", both: [table],
            [
                "ALTER TABLE t ALTER a SET STORAGE EXTERNAL", "ALTER TABLE t ALTER c SET STORAGE MAIN",
                "ALTER TABLE t ALTER a SET COMPRESSION pglz",
            ],
            [
                "ALTER TABLE t ALTER a SET STORAGE PLAIN", "ALTER TABLE t ALTER b SET STORAGE EXTENDED",
                "ALTER TABLE t ALTER c SET COMPRESSION pglz",
            ]),
        ChangeCase(
            "how columns are kept while their type changes",
            [
                "CREATE TABLE t (a text, b text)", "ALTER TABLE t ALTER a SET STORAGE EXTERNAL",
                "ALTER TABLE t ALTER b SET STORAGE MAIN",
            ],
            [
                "CREATE TABLE t (a varchar(20), b numeric)", "ALTER TABLE t ALTER a SET STORAGE EXTERNAL",
                "ALTER TABLE t ALTER a SET STATISTICS 7",
            ]),
        ChangeCase(
            "how columns are kept while the type in them is made anew",
            both: [
                "CREATE TYPE pair AS (x integer, y integer)", "CREATE DOMAIN d AS text",
                "CREATE DOMAIN e AS text", "CREATE TABLE t (a d, b pair, c e)",
                "CREATE TABLE heir () INHERITS (t)",
                "ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER a SET COMPRESSION pglz",
                "ALTER TABLE t ALTER b SET STORAGE EXTERNAL, ALTER c SET STORAGE EXTERNAL",
                "ALTER TABLE heir ALTER a SET STORAGE MAIN, ALTER b SET STORAGE MAIN, ALTER c SET STORAGE MAIN",
            ],
            [],
            [
                "ALTER TABLE t ALTER a TYPE text, ALTER b TYPE text, ALTER c TYPE text", "DROP DOMAIN d, e",
                "DROP TYPE pair", "CREATE DOMAIN d AS text COLLATE \"C\"", "CREATE DOMAIN e AS varchar(20)",
                "CREATE TYPE pair AS (y integer)",
                "ALTER TABLE t ALTER a TYPE d, ALTER b TYPE pair USING NULL, ALTER c TYPE e",
                "ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER a SET COMPRESSION pglz",
                "ALTER TABLE t ALTER b SET STORAGE EXTERNAL, ALTER c SET STORAGE EXTERNAL",
                "ALTER TABLE heir ALTER a SET STORAGE MAIN, ALTER b SET STORAGE MAIN, ALTER c SET STORAGE MAIN",
            ], rows: ["INSERT INTO heir VALUES ('u', '(1,2)', 'v')"]),
        ChangeCase(
            "what is counted", both: [table] + indexes,
            [
                "ALTER TABLE t ALTER a SET STATISTICS 10",
                "ALTER TABLE t ALTER b SET (n_distinct = 5, n_distinct_inherited = -0.5)",
                "ALTER INDEX e ALTER 1 SET STATISTICS 20", "ALTER INDEX e ALTER 3 SET STATISTICS 0",
            ],
            [
                "ALTER TABLE t ALTER a SET STATISTICS 0", "ALTER TABLE t ALTER c SET STATISTICS 900",
                "ALTER TABLE t ALTER b SET (n_distinct = 7)", "ALTER INDEX e ALTER 1 SET STATISTICS 30",
            ]),
        ChangeCase(
            "what is counted of an exclusion constraint's keys", both: [exclusion],
            ["ALTER INDEX x ALTER 1 SET STATISTICS 500", "ALTER INDEX x ALTER 2 SET STATISTICS 10"],
            ["ALTER INDEX x ALTER 1 SET STATISTICS 20"]),
        ChangeCase(
            "an exclusion constraint comes with what is counted", [],
            [exclusion, "ALTER INDEX x ALTER 2 SET STATISTICS 500"]),
        ChangeCase(
            "replica identity: all and an index", both: [table] + indexes,
            ["ALTER TABLE t REPLICA IDENTITY FULL"], ["ALTER TABLE t REPLICA IDENTITY USING INDEX i"]),
        ChangeCase(
            "replica identity: nothing and a key", both: [table] + indexes,
            ["ALTER TABLE t REPLICA IDENTITY NOTHING"], ["ALTER TABLE t REPLICA IDENTITY USING INDEX k"]),
        ChangeCase(
            "replica identity: an index and the primary key", both: [table] + indexes,
            ["ALTER TABLE t REPLICA IDENTITY USING INDEX i"], []),
        ChangeCase(
            "replica identity: one index and another", both: [table] + indexes,
            ["ALTER TABLE t REPLICA IDENTITY USING INDEX i"], ["ALTER TABLE t REPLICA IDENTITY USING INDEX k"]
        ),
        ChangeCase(
            "replica identity: the index goes",
            [table, indexes[0], "ALTER TABLE t REPLICA IDENTITY USING INDEX i"], [table]),
        ChangeCase(
            "the order of CLUSTER", both: [table] + indexes, ["ALTER TABLE t CLUSTER ON j"],
            ["ALTER TABLE t CLUSTER ON k"]),
        ChangeCase("no more order of CLUSTER", both: [table] + indexes, ["ALTER TABLE t CLUSTER ON j"], []),
        ChangeCase(
            "the marks of a materialized view",
            both: ["CREATE MATERIALIZED VIEW m AS SELECT 1 AS a, 'x'::text AS b", "CREATE INDEX i ON m (a)"],
            ["ALTER MATERIALIZED VIEW m CLUSTER ON i"],
            [
                "ALTER TABLE m ALTER b SET STORAGE EXTERNAL", "ALTER TABLE m ALTER a SET STATISTICS 5",
                "COMMENT ON COLUMN m.a IS 'a'",
            ]),
        ChangeCase(
            "the index behind a key has a comment", both: [table], ["COMMENT ON INDEX k IS 'old'"],
            ["COMMENT ON INDEX k IS 'it''s new'", "COMMENT ON CONSTRAINT k ON t IS 'key'"]),
        ChangeCase(
            "columns of views", both: [table],
            [
                "CREATE VIEW v AS SELECT id, a FROM t", "COMMENT ON COLUMN v.id IS 'old'",
                "ALTER VIEW v ALTER a SET DEFAULT 'x'",
            ],
            [
                "CREATE VIEW v AS SELECT id, a FROM t", "COMMENT ON COLUMN v.id IS 'new'",
                "COMMENT ON COLUMN v.a IS 'a'",
                "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT ''x'''",
                "ALTER VIEW v ALTER a SET DEFAULT f()",
                "ALTER VIEW v ALTER id SET DEFAULT 7", "CREATE VIEW w AS SELECT id FROM v",
            ]),
        ChangeCase(
            "a view's column loses its default", both: [table, "CREATE VIEW v AS SELECT id, a FROM t"],
            ["ALTER VIEW v ALTER a SET DEFAULT 'x'"], []),
        ChangeCase(
            "columns of views over a column whose type changes",
            [
                "CREATE TABLE t (id integer)", "CREATE VIEW v AS SELECT id FROM t",
                "COMMENT ON COLUMN v.id IS 'stays'", "ALTER VIEW v ALTER id SET DEFAULT 5",
            ],
            [
                "CREATE TABLE t (id bigint)", "CREATE VIEW v AS SELECT id FROM t",
                "COMMENT ON COLUMN v.id IS 'stays'", "ALTER VIEW v ALTER id SET DEFAULT 5",
            ]),
        ChangeCase(
            "access methods",
            both: [
                "CREATE ACCESS METHOD heap_too TYPE TABLE HANDLER heap_tableam_handler",
                "CREATE TABLE old (a integer) USING heap_too",
            ],
            ["CREATE TABLE t (a integer)", "CREATE MATERIALIZED VIEW m AS SELECT 1 AS a"],
            [
                "CREATE TABLE t (a integer) USING heap_too",
                "CREATE MATERIALIZED VIEW m USING heap_too AS SELECT 1 AS a",
            ]),
    ]

    @Test("details", arguments: cases)
    func detail(_ change: ChangeCase) async throws { try await change.runObserved() }
}
