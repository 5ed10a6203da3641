import Testing

@Suite("Constraints and indexes")
struct ConstraintChangeTests {
    static let table = "CREATE TABLE t (a integer NOT NULL, b integer, c text, r int4range)"

    static let constraints: [ChangeCase] = [
        ChangeCase(
            "keys", both: [table],
            [
                "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a)",
                "ALTER TABLE t ADD CONSTRAINT u UNIQUE (b, c)",
            ],
            [
                "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a) INCLUDE (b) WITH (fillfactor = 60)",
                "ALTER TABLE t ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (b, c) DEFERRABLE INITIALLY DEFERRED",
            ]),
        ChangeCase(
            "a key's storage parameters", both: [table],
            ["ALTER TABLE t ADD CONSTRAINT \"K 1\" PRIMARY KEY (a) WITH (fillfactor = 60)"],
            ["ALTER TABLE t ADD CONSTRAINT \"K 1\" PRIMARY KEY (a) WITH (fillfactor = 70)"]),
        ChangeCase(
            "checks", both: [table],
            [
                "ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0)",
                "ALTER TABLE t ADD CONSTRAINT y CHECK (b > 0) NOT VALID",
                "ALTER TABLE t ADD CONSTRAINT z CHECK ((a) + (b) > 0)",
            ],
            [
                "ALTER TABLE t ADD CONSTRAINT x CHECK (a > 1) NO INHERIT",
                "ALTER TABLE t ADD CONSTRAINT y CHECK (b > 0)",
                "ALTER TABLE t ADD CONSTRAINT z CHECK ((a) + (b) > 0) NOT VALID",
            ]),
        ChangeCase(
            "exclusion", both: [table],
            ["ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (r WITH &&)"],
            [
                "ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (r WITH &&) WHERE (a > 0) DEFERRABLE INITIALLY DEFERRED"
            ]),
        ChangeCase(
            "exclusion among some rows", [],
            [
                "CREATE TABLE t (v varchar(9), r int4range, CONSTRAINT x EXCLUDE USING gist (r WITH &&) WHERE (v IN ('a', 'b')))"
            ]),
        ChangeCase(
            "foreign keys", both: ["CREATE TABLE p (x integer, y text, PRIMARY KEY (x, y))", table],
            [
                "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b, c) REFERENCES p",
                "ALTER TABLE t ADD CONSTRAINT g FOREIGN KEY (b, c) REFERENCES p NOT VALID",
                "ALTER TABLE t ADD CONSTRAINT h FOREIGN KEY (b, c) REFERENCES p DEFERRABLE",
            ],
            [
                "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b, c) REFERENCES p MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL (b)",
                "ALTER TABLE t ADD CONSTRAINT g FOREIGN KEY (b, c) REFERENCES p",
                "ALTER TABLE t ADD CONSTRAINT h FOREIGN KEY (b, c) REFERENCES p DEFERRABLE INITIALLY DEFERRED",
            ]),
        ChangeCase(
            "deferral comes while the key that the foreign key rests on gives way to another",
            both: ["CREATE TABLE p (x integer NOT NULL UNIQUE)", table],
            [
                "ALTER TABLE p ADD PRIMARY KEY (x)",
                "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p (x)",
            ],
            [
                "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p (x) DEFERRABLE INITIALLY DEFERRED"
            ]),
        ChangeCase(
            "deferral comes and goes", both: ["CREATE TABLE p (x integer PRIMARY KEY)", table],
            ["ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p DEFERRABLE INITIALLY DEFERRED"],
            ["ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p"]),
        ChangeCase(
            "the key under a foreign key and a grouped view changes",
            [
                "CREATE TABLE p (x integer CONSTRAINT k PRIMARY KEY, y text)", table,
                "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p",
                "CREATE VIEW v AS SELECT x, y FROM p GROUP BY x",
            ],
            [
                "CREATE TABLE p (x integer CONSTRAINT k PRIMARY KEY WITH (fillfactor = 50), y text, CONSTRAINT n UNIQUE (y))",
                table, "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p",
                "CREATE VIEW v AS SELECT x, y FROM p GROUP BY x",
            ]),
        ChangeCase(
            "a name moves from a constraint to an index and on to a table",
            [table, "ALTER TABLE t ADD CONSTRAINT x UNIQUE (b)"],
            [table, "CREATE INDEX x ON t (b)"]),
        ChangeCase(
            "the type of a column that a referred key carries along",
            [
                "CREATE TABLE p (x integer, y integer, CONSTRAINT u UNIQUE (x) INCLUDE (y))",
                "CREATE TABLE c (x integer REFERENCES p (x))",
            ],
            [
                "CREATE TABLE p (x integer, y bigint, CONSTRAINT u UNIQUE (x) INCLUDE (y))",
                "CREATE TABLE c (x integer REFERENCES p (x))",
            ]),
        ChangeCase(
            "a name moves from a view to a table", ["CREATE VIEW x AS SELECT 1 AS a"],
            ["CREATE TABLE x (a integer)"]),
        ChangeCase(
            "a name moves from a table to a type", ["CREATE TABLE x (a integer)"],
            ["CREATE TYPE x AS ENUM ('a')"]),
    ]

    static let indexes: [ChangeCase] = [
        ChangeCase(
            "indexes", both: [table], [],
            [
                "CREATE UNIQUE INDEX a ON t (a)",
                "CREATE INDEX b ON t (lower(c), b DESC NULLS LAST) INCLUDE (a) WHERE b > 0",
                "CREATE INDEX c ON t USING hash (c)",
                "CREATE INDEX d ON t (c COLLATE \"C\" text_pattern_ops)",
                "CREATE UNIQUE INDEX e ON t (b) NULLS NOT DISTINCT WITH (fillfactor = 60)",
                "CREATE INDEX f ON t USING gist (r)",
                "CREATE INDEX g ON t USING brin (a) WITH (pages_per_range = 8)",
                "CREATE INDEX \"I (x)\" ON t ((a + b), (b IS NULL))",
            ]),
        ChangeCase(
            "an index's definition and storage parameters", both: [table],
            ["CREATE INDEX x ON t (a) WITH (fillfactor = 60)", "CREATE INDEX y ON t (a) WHERE b > 0"],
            ["CREATE INDEX x ON t (a)", "CREATE INDEX y ON t (a) WHERE b > 1"]),
        ChangeCase(
            "an index under a foreign key", both: [table, "CREATE TABLE p (x integer)"],
            ["CREATE UNIQUE INDEX i ON p (x)", "ALTER TABLE t ADD FOREIGN KEY (b) REFERENCES p (x)"], []),
        ChangeCase(
            "a column in a key of several goes",
            ["CREATE TABLE t (a integer, b integer, UNIQUE (a, b))", "CREATE INDEX i ON t (a, b)"],
            ["CREATE TABLE t (a integer)", "CREATE INDEX i ON t (a)"]),
    ]

    @Test("constraints", arguments: constraints)
    func constraint(_ change: ChangeCase) async throws { try await change.run() }

    @Test("indexes", arguments: indexes)
    func index(_ change: ChangeCase) async throws { try await change.run() }
}
