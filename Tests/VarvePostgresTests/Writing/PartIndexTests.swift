import Testing

/// A partitioned table's index of which only some partitions have a part.
@Suite("Indexes of some partitions")
struct PartIndexTests {
    static let table = [
        "CREATE TABLE p (k integer NOT NULL, w text) PARTITION BY LIST (k)",
        "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)",
        "CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2)",
    ]
    static let apart = ["CREATE INDEX whole ON ONLY p (w)", "CREATE INDEX one ON p1 (w)"]
    static let tied = apart + ["ALTER INDEX whole ATTACH PARTITION one"]
    static let complete =
        tied + ["CREATE INDEX two ON p2 (w)", "ALTER INDEX whole ATTACH PARTITION two"]
    static let detached = "ALTER TABLE p DETACH PARTITION p1"
    static let rows = ["INSERT INTO p VALUES (2, 'b')"]

    static let parts: [ChangeCase] = [
        ChangeCase("from nothing, none", [], table + apart),
        ChangeCase("from nothing, some", [], table + tied),
        ChangeCase("the index alone", both: table, [], apart),
        ChangeCase("a partition's own becomes a part", both: table, apart, tied, rows: rows),
        ChangeCase("all become parts", both: table, apart, complete, rows: rows),
        ChangeCase("the last one is made", both: table, tied, complete, rows: rows),
        ChangeCase(
            "of two that are equal the other one", both: table + complete + ["CREATE INDEX uno ON p1 (w)"],
            [],
            [
                "DROP INDEX whole", "CREATE INDEX whole ON ONLY p (w)", "CREATE INDEX one ON p1 (w)",
                "CREATE INDEX two ON p2 (w)", "ALTER INDEX whole ATTACH PARTITION uno",
                "ALTER INDEX whole ATTACH PARTITION two",
            ], rows: rows),
        ChangeCase(
            "of two that are equal the other one alone", table + complete + ["CREATE INDEX uno ON p1 (w)"],
            table + [
                "CREATE INDEX whole ON ONLY p (w)", "CREATE INDEX uno ON p1 (w)",
                "CREATE INDEX two ON p2 (w)", "ALTER INDEX whole ATTACH PARTITION uno",
                "ALTER INDEX whole ATTACH PARTITION two",
            ], rows: rows),
        ChangeCase(
            "a key", both: table,
            [
                "ALTER TABLE ONLY p ADD CONSTRAINT whole UNIQUE (k)",
                "ALTER TABLE p1 ADD CONSTRAINT one UNIQUE (k)",
            ],
            [
                "ALTER TABLE ONLY p ADD CONSTRAINT whole UNIQUE (k)",
                "ALTER TABLE p1 ADD CONSTRAINT one UNIQUE (k)", "ALTER INDEX whole ATTACH PARTITION one",
            ], rows: rows),
        ChangeCase(
            "a partition's key becomes part of an index",
            both: table + ["ALTER TABLE p1 ADD CONSTRAINT one UNIQUE (k)"], [],
            ["CREATE UNIQUE INDEX whole ON p (k)"], rows: rows),
        ChangeCase(
            "a partition's key is part of an index, from nothing", [],
            table + [
                "ALTER TABLE p1 ADD PRIMARY KEY (k)", "CREATE UNIQUE INDEX whole ON ONLY p (k)",
                "ALTER INDEX whole ATTACH PARTITION p1_pkey",
            ]),
        ChangeCase(
            "an index that a partition's key is part of is made anew",
            both: table + ["ALTER TABLE p1 ADD CONSTRAINT one UNIQUE (k)"],
            ["CREATE UNIQUE INDEX whole ON p (k)"],
            [
                "CREATE UNIQUE INDEX whole ON p (k) WITH (fillfactor = 50)",
                "CREATE TABLE r (k integer REFERENCES p1 (k))",
            ],
            rows: rows),
        ChangeCase("a key that no partition has", [], table + ["ALTER TABLE ONLY p ADD PRIMARY KEY (k)"]),
    ]

    static let tables: [ChangeCase] = [
        ChangeCase("a table comes without one", table + apart + [detached], table + apart, rows: rows),
        ChangeCase("a table comes with one", table + apart + [detached], table + tied, rows: rows),
        ChangeCase("a table goes with one", table + complete, table + complete + [detached], rows: rows),
        ChangeCase(
            "a table is made without one", table + complete,
            table + ["CREATE TABLE p3 PARTITION OF p DEFAULT"] + complete, rows: rows),
        ChangeCase(
            "other bounds", table + tied,
            table.map { $0.replacing("(2)", with: "(2, 3)") } + tied, rows: rows),
        ChangeCase(
            "partitions of partitions",
            both: [
                table[0], "CREATE TABLE m PARTITION OF p FOR VALUES IN (1) PARTITION BY LIST (w)",
                "CREATE TABLE m1 PARTITION OF m FOR VALUES IN ('a')",
                "CREATE TABLE m2 PARTITION OF m DEFAULT",
            ],
            [
                "CREATE INDEX whole ON ONLY p (w)", "CREATE INDEX half ON ONLY m (w)",
                "ALTER INDEX whole ATTACH PARTITION half", "CREATE INDEX one ON m1 (w)",
            ],
            [
                "CREATE INDEX whole ON ONLY p (w)", "CREATE INDEX half ON ONLY m (w)",
                "ALTER INDEX whole ATTACH PARTITION half", "CREATE INDEX one ON m1 (w)",
                "ALTER INDEX half ATTACH PARTITION one", "CREATE INDEX two ON m2 (w)",
                "ALTER INDEX half ATTACH PARTITION two",
            ]),
    ]

    @Test("parts", arguments: parts)
    func part(_ change: ChangeCase) async throws { try await change.runObserved() }

    @Test("tables", arguments: tables)
    func table(_ change: ChangeCase) async throws {
        try await change.runObserved(query: "SELECT w FROM p ORDER BY w")
    }
}
