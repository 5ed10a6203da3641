import Testing
import VarveDatabase

@Suite("Partitions")
struct PartitionChangeTests {
    static let sales = [
        "CREATE TABLE sales (id bigint NOT NULL, at date NOT NULL, region text DEFAULT 'eu', amount integer) PARTITION BY RANGE (at)",
        "CREATE TABLE sales_1 PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2024-07-01')",
        "CREATE TABLE sales_2 PARTITION OF sales FOR VALUES FROM ('2024-07-01') TO ('2025-01-01')",
    ]
    static let rows = [
        "INSERT INTO sales VALUES (1, '2024-01-05', 'eu', 7), (2, '2024-08-01', 'us', 8), (3, '2024-12-31', NULL, 9)"
    ]
    static let query = "SELECT concat_ws(' ', id, at, amount) FROM sales ORDER BY id"

    private static func narrow(_ type: String) -> [String] {
        [
            "CREATE TABLE p (k integer, v \(type), CHECK (v > 0)) PARTITION BY HASH (k)",
            "CREATE TABLE p_0 PARTITION OF p FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
            "CREATE INDEX p_some ON p (v) WHERE v > 0",
        ]
    }

    static let kinds: [ChangeCase] = [
        ChangeCase("a column with a partial index gets a wider type", narrow("integer"), narrow("bigint")),
        ChangeCase("a column with a partial index gets another type", narrow("integer"), narrow("numeric")),
        ChangeCase(
            "a column under an index with a comment gets a wider type",
            narrow("integer") + ["COMMENT ON INDEX p_some IS 'c'"],
            narrow("bigint") + ["COMMENT ON INDEX p_some IS 'c'"]),
        ChangeCase("a range, with partitions", [], sales),
        ChangeCase(
            "a list with NULL and a default partition", [],
            [
                "CREATE TABLE p (a text COLLATE \"C\", b integer) PARTITION BY LIST (a COLLATE \"C\")",
                "CREATE TABLE p_x PARTITION OF p FOR VALUES IN ('x', 'it''s', NULL)",
                "CREATE TABLE p_rest PARTITION OF p DEFAULT",
            ]),
        ChangeCase(
            "a hash over an expression and an operator class", [],
            [
                "CREATE TABLE p (a text, b integer) PARTITION BY HASH (lower(a) text_pattern_ops, b)",
                "CREATE TABLE p_0 PARTITION OF p FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
                "CREATE TABLE p_1 PARTITION OF p FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
            ]),
        ChangeCase(
            "partitions of partitions in other schemas", [],
            [
                "CREATE SCHEMA \"S 1\"",
                "CREATE TABLE p (a integer, b integer, c text) PARTITION BY RANGE (a, b)",
                "CREATE TABLE \"S 1\".\"P 1\" PARTITION OF p FOR VALUES FROM (MINVALUE, MINVALUE) TO (5, MAXVALUE) PARTITION BY LIST (c)",
                "CREATE TABLE \"S 1\".\"P 1 x\" PARTITION OF \"S 1\".\"P 1\" FOR VALUES IN ('x')",
                "CREATE INDEX ON p (c)", "ALTER TABLE p ADD UNIQUE (a, b, c)",
            ]),
        ChangeCase(
            "a function in the key", [],
            [
                "CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1'",
                "CREATE TABLE p (a integer) PARTITION BY RANGE (f(a))",
                "CREATE TABLE p_1 PARTITION OF p FOR VALUES FROM (1) TO (9)",
            ]),
    ]

    static let details: [ChangeCase] = [
        ChangeCase(
            "columns", both: [],
            sales,
            [
                "CREATE TABLE sales (id integer NOT NULL, at date NOT NULL, region varchar(10) DEFAULT 'us' NOT NULL, note text DEFAULT 'n') PARTITION BY RANGE (at)"
            ] + sales.dropFirst() + [
                "ALTER TABLE sales_1 ALTER note SET DEFAULT 'own', ALTER region DROP DEFAULT"
            ],
            rows: ["INSERT INTO sales VALUES (1, '2024-01-05', 'eu', 7)"]),
        ChangeCase(
            "indexes, keys and checks", both: sales, [],
            [
                "ALTER TABLE sales ADD CONSTRAINT sales_key PRIMARY KEY (id, at)",
                "ALTER TABLE sales ADD CONSTRAINT positive CHECK (amount > 0)",
                "CREATE INDEX by_region ON sales (region) WHERE amount > 1",
                "CREATE UNIQUE INDEX once ON sales (at, id)",
                "ALTER INDEX sales_1_region_idx RENAME TO \"Other name\"",
                "CREATE INDEX own ON sales_2 (amount)",
                "ALTER TABLE sales_2 ADD CONSTRAINT own_check CHECK (id > 0)",
                "COMMENT ON TABLE sales_2 IS 'second'", "COMMENT ON COLUMN sales_2.id IS 'number'",
                "ALTER TABLE sales_1 SET (fillfactor = 70)",
            ], rows: rows),
        ChangeCase(
            "indexes change", both: sales,
            [
                "CREATE INDEX by_region ON sales (region)",
                "ALTER TABLE sales ADD CONSTRAINT k UNIQUE (id, at)",
            ],
            [
                "CREATE INDEX by_region ON sales (region, amount DESC)",
                "ALTER TABLE sales ADD CONSTRAINT k UNIQUE (at, id)",
                "ALTER TABLE sales ADD CONSTRAINT c CHECK (id > 0)",
            ], rows: rows),
        ChangeCase(
            "what was a part of the table's stays the partition's own",
            both: sales + [
                "CREATE TABLE people (name text PRIMARY KEY)",
                "CREATE INDEX by_place ON sales_1 (region)",
                "ALTER TABLE sales_1 ADD CONSTRAINT once UNIQUE (id, at)",
                "ALTER TABLE sales_1 ADD CONSTRAINT known FOREIGN KEY (region) REFERENCES people",
            ],
            [
                "CREATE INDEX by_region ON sales (region)",
                "ALTER TABLE sales ADD CONSTRAINT k UNIQUE (id, at)",
                "ALTER TABLE sales ADD CONSTRAINT person FOREIGN KEY (region) REFERENCES people",
            ],
            [
                "CREATE INDEX by_region ON sales (amount, region) WHERE amount > 1",
                "ALTER TABLE sales ADD CONSTRAINT k UNIQUE (amount, at)",
                "ALTER TABLE sales ADD CONSTRAINT person FOREIGN KEY (region) REFERENCES people ON DELETE CASCADE",
            ]),
        ChangeCase(
            "an index and a key that a partition had become parts of the table's",
            sales + [
                "CREATE INDEX sales_1_region_idx ON sales_1 (region)",
                "ALTER TABLE sales_2 ADD CONSTRAINT sales_2_id_at_key UNIQUE (id, at)",
            ],
            sales + [
                "CREATE INDEX i ON sales (region)", "ALTER TABLE sales ADD CONSTRAINT k UNIQUE (id, at)",
            ],
            rows: rows),
        ChangeCase(
            "the type of a column under indexes and views",
            sales + [
                "CREATE INDEX i ON sales (lower(region))", "CREATE VIEW v AS SELECT id, region FROM sales_1",
                "CREATE VIEW w AS SELECT id FROM sales",
            ],
            sales.map {
                $0.replacing("id bigint", with: "id integer").replacing(
                    "region text", with: "region varchar(20)")
            }
                + [
                    "CREATE INDEX i ON sales (lower(region))",
                    "CREATE VIEW v AS SELECT id, region FROM sales_1",
                    "CREATE VIEW w AS SELECT id FROM sales",
                ],
            rows: rows),
        ChangeCase(
            "foreign keys from and to", both: ["CREATE TABLE r (name text CONSTRAINT r_key PRIMARY KEY)"],
            sales + ["ALTER TABLE sales ADD CONSTRAINT sales_key PRIMARY KEY (id, at)"],
            sales + [
                "ALTER TABLE sales ADD CONSTRAINT sales_key PRIMARY KEY (id, at)",
                "ALTER TABLE sales ADD CONSTRAINT in_region FOREIGN KEY (region) REFERENCES r ON DELETE CASCADE",
                "CREATE TABLE s (sale bigint, day date, CONSTRAINT s_fkey FOREIGN KEY (sale, day) REFERENCES sales)",
            ]),
        ChangeCase(
            "triggers",
            both: sales + ["CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"],
            ["CREATE TRIGGER t AFTER UPDATE ON sales_1 FOR EACH ROW EXECUTE FUNCTION g()"],
            [
                "CREATE TRIGGER t AFTER INSERT ON sales FOR EACH ROW EXECUTE FUNCTION g()",
                "CREATE TRIGGER own BEFORE INSERT ON sales_2 FOR EACH ROW EXECUTE FUNCTION g()",
            ]),
    ]

    static let places: [ChangeCase] = [
        ChangeCase(
            "attaching and detaching", both: sales,
            [
                "ALTER TABLE sales ADD CONSTRAINT k UNIQUE (id, at)", "CREATE INDEX i ON sales (region)",
                "ALTER TABLE sales ADD CONSTRAINT c CHECK (id > 0)",
            ],
            [
                "ALTER TABLE sales ADD CONSTRAINT k UNIQUE (id, at)", "CREATE INDEX i ON sales (region)",
                "ALTER TABLE sales ADD CONSTRAINT c CHECK (id > 0)",
                "CREATE TABLE sales_3 PARTITION OF sales FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
                "CREATE TABLE sales_rest PARTITION OF sales DEFAULT",
                "ALTER TABLE sales DETACH PARTITION sales_1",
            ], rows: ["INSERT INTO sales VALUES (2, '2024-08-01', 'us', 8)"]),
        ChangeCase(
            "other bounds", sales,
            [
                sales[0],
                "CREATE TABLE sales_1 PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2024-09-01')",
                "CREATE TABLE sales_2 PARTITION OF sales FOR VALUES FROM ('2024-09-01') TO ('2025-01-01')",
            ], rows: rows),
        ChangeCase(
            "other bounds under a key, a foreign key and a trigger",
            both: ["CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''fires''; END'"],
            Self.referred(sales) + ["ALTER TABLE sales FORCE ROW LEVEL SECURITY, ENABLE ROW LEVEL SECURITY"],
            Self.referred(sales.map { $0.replacing("2024-07-01", with: "2024-10-01") }),
            rows: ["ALTER TABLE sales DISABLE TRIGGER t"] + rows
                + ["ALTER TABLE sales ENABLE TRIGGER t", "INSERT INTO s VALUES (2, '2024-08-01')"]),
        ChangeCase(
            "a partition comes to a table that a foreign key names, and goes",
            both: ["CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''fires''; END'"],
            Self.referred(sales),
            Self.referred(
                sales + [
                    "CREATE TABLE sales_3 PARTITION OF sales FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')"
                ]),
            rows: ["ALTER TABLE sales DISABLE TRIGGER t"] + rows
                + ["ALTER TABLE sales ENABLE TRIGGER t", "INSERT INTO s VALUES (2, '2024-08-01')"]),
        ChangeCase(
            "other bounds of partitions whose triggers watch for TRUNCATE",
            both: ["CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''fires''; END'"],
            Self.watched(sales), Self.watched(sales.map { $0.replacing("2024-07-01", with: "2024-10-01") }),
            rows: rows),
        ChangeCase(
            "other bounds of partitions that foreign keys name",
            Self.named(sales), Self.named(sales.map { $0.replacing("2024-07-01", with: "2024-10-01") }),
            rows: rows + [
                "INSERT INTO sales VALUES (4, '2026-01-01', 'eu', 7)",
                "INSERT INTO s VALUES (3, '2024-12-31')", "INSERT INTO r VALUES (4, '2026-01-01')",
            ]),
        ChangeCase(
            "another partition key over partitions that foreign keys name", Self.named(sales),
            Self.named([
                sales[0].replacing("RANGE (at)", with: "RANGE (id)"),
                "CREATE TABLE sales_1 PARTITION OF sales FOR VALUES FROM (0) TO (3)",
                "CREATE TABLE sales_2 PARTITION OF sales FOR VALUES FROM (3) TO (4)",
            ]),
            rows: rows + ["INSERT INTO s VALUES (3, '2024-12-31')"]),
        ChangeCase(
            "another partition key", sales,
            [
                sales[0].replacing("RANGE (at)", with: "LIST (region)"),
                "CREATE TABLE sales_1 PARTITION OF sales FOR VALUES IN ('eu', NULL)",
                "CREATE TABLE sales_us PARTITION OF sales FOR VALUES IN ('us')",
            ], rows: rows),
        ChangeCase(
            "another type of the partition key", sales,
            [sales[0].replacing("at date", with: "at timestamp")] + sales.dropFirst()),
        ChangeCase(
            "a plain table is divided",
            Self.numbered("sales", tail: ""),
            Self.numbered("sales", tail: " PARTITION BY HASH (id)") + [
                "CREATE TABLE sales_0 PARTITION OF sales FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
                "CREATE TABLE sales_1 PARTITION OF sales FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
            ],
            rows: ["INSERT INTO sales (at, amount) VALUES ('2024-01-01', 5), ('2024-01-02', 6)"]),
        ChangeCase(
            "a hash over more partitions beside a key that is called as the rows meanwhile",
            both: ["CREATE TABLE other (a integer CONSTRAINT sales__rows PRIMARY KEY)"], Self.hash(2),
            Self.hash(3), rows: rows),
        ChangeCase(
            "a hash over more partitions", Self.hash(2), Self.hash(3),
            rows: ["INSERT INTO sales SELECT n, '2024-01-01', 'x', n FROM generate_series(1, 20) n"]),
        ChangeCase(
            "partitions of partitions get another key",
            [
                sales[0],
                "CREATE TABLE sub PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (region)",
                "CREATE TABLE leaf PARTITION OF sub DEFAULT",
            ],
            [
                sales[0],
                "CREATE TABLE sub PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY RANGE (id)",
                "CREATE TABLE leaf PARTITION OF sub DEFAULT",
                "CREATE TABLE low PARTITION OF sub FOR VALUES FROM (0) TO (2)",
            ],
            rows: rows),
    ]

    static let types: [ChangeCase] = [
        ChangeCase(
            "an enum that loses a label, with its partition",
            moods("'sad', 'ok', 'gone'") + ["CREATE TABLE p_gone PARTITION OF p FOR VALUES IN ('gone')"],
            moods("'sad', 'ok'"), rows: ["INSERT INTO p VALUES (1, 'ok'), (2, 'sad'), (3, NULL)"]),
        ChangeCase(
            "a domain over an enum that loses a label, as the key of partitions of partitions",
            subdividedMoods("'sad', 'ok', 'gone'"), subdividedMoods("'ok', 'sad'"),
            rows: ["INSERT INTO p VALUES (1, 'ok'), (2, 'sad'), (3, NULL)"]),
        ChangeCase(
            "a domain over another base type", numbers("integer"), numbers("bigint"),
            rows: ["INSERT INTO p VALUES (1, 5), (2, 15)"]),
        ChangeCase(
            "a composite type under an expression", expressed("x integer"), expressed("x bigint"),
            rows: ["INSERT INTO p VALUES (1, '(1)'), (2, '(11)')"]),
        ChangeCase(
            "the type of a key that a foreign key of the table itself names", selfReferring("integer"),
            selfReferring("bigint"), rows: ["INSERT INTO p VALUES (1, 1, NULL), (2, 2, 1)"]),
        ChangeCase(
            "a collation that is made anew, under a domain too", collated("C"), collated("POSIX"),
            rows: ["INSERT INTO p VALUES (1, 'a', 'x'), (2, 'z', NULL)"]),
        ChangeCase(
            "an enum in another order beside rows of a table that has it", held("'a', 'b'"), held("'b', 'a'"),
            rows: ["INSERT INTO p VALUES (1, 'a', '(1,b)'), (2, 'b', NULL)", "INSERT INTO u VALUES (1, 'a')"]),
        ChangeCase(
            "a composite type whose attributes change their types and places",
            pairs("x integer, y integer", bound: "(1,2)"), pairs("y bigint, x integer", bound: "(2,1)"),
            rows: ["INSERT INTO p VALUES (1, '(1,2)'), (2, '(3,4)'), (3, '(5,)')"]),
    ]

    private static func moods(_ labels: String) -> [String] {
        [
            "CREATE TYPE mood AS ENUM (\(labels))",
            "CREATE TABLE p (id integer, k mood DEFAULT 'ok') PARTITION BY LIST (k)",
            "CREATE TABLE p_ok PARTITION OF p FOR VALUES IN ('ok')",
            "CREATE TABLE p_rest PARTITION OF p DEFAULT", "CREATE INDEX p_k ON p (k)",
            "CREATE VIEW v AS SELECT k FROM p",
        ]
    }

    private static func collated(_ locale: String) -> [String] {
        [
            "CREATE COLLATION own (locale = '\(locale)')", "CREATE DOMAIN word AS text COLLATE own",
            "CREATE TABLE p (id integer, k text COLLATE own, d word) PARTITION BY RANGE (k, d)",
            "CREATE TABLE p_low PARTITION OF p FOR VALUES FROM ('a', 'a') TO ('m', 'm')",
            "CREATE TABLE p_rest PARTITION OF p DEFAULT",
        ]
    }

    private static func expressed(_ attributes: String) -> [String] {
        [
            "CREATE TYPE pair AS (\(attributes))",
            "CREATE TABLE p (id integer, k pair) PARTITION BY RANGE (((k).x))",
            "CREATE TABLE p_low PARTITION OF p FOR VALUES FROM (0) TO (10)",
            "CREATE TABLE p_rest PARTITION OF p DEFAULT",
        ]
    }

    private static func selfReferring(_ type: String) -> [String] {
        [
            "CREATE TABLE p (id integer, k \(type) PRIMARY KEY, up \(type) REFERENCES p) PARTITION BY RANGE (k)",
            "CREATE TABLE p_low PARTITION OF p FOR VALUES FROM (0) TO (2)",
            "CREATE TABLE p_rest PARTITION OF p DEFAULT",
        ]
    }

    private static func held(_ labels: String) -> [String] {
        [
            "CREATE TYPE mood AS ENUM (\(labels))", "CREATE TABLE u (id integer, m mood)",
            "CREATE TABLE p (id integer, k mood NOT NULL, r u) PARTITION BY LIST (k)",
            "CREATE TABLE p_a PARTITION OF p FOR VALUES IN ('a')",
            "CREATE TABLE p_rest PARTITION OF p DEFAULT",
        ]
    }

    private static func subdividedMoods(_ labels: String) -> [String] {
        [
            "CREATE TYPE mood AS ENUM (\(labels))", "CREATE DOMAIN word AS mood",
            "CREATE TABLE p (id integer, k word) PARTITION BY RANGE (id)",
            "CREATE TABLE sub PARTITION OF p FOR VALUES FROM (0) TO (10) PARTITION BY LIST (k)",
            "CREATE TABLE sub_ok PARTITION OF sub FOR VALUES IN ('ok')",
            "CREATE TABLE sub_rest PARTITION OF sub DEFAULT",
        ]
    }

    private static func numbers(_ type: String) -> [String] {
        [
            "CREATE DOMAIN number AS \(type) CHECK (VALUE > 0)",
            "CREATE TABLE p (id integer, k number) PARTITION BY RANGE (k)",
            "CREATE TABLE p_low PARTITION OF p FOR VALUES FROM (1) TO (10)",
            "CREATE TABLE p_high PARTITION OF p FOR VALUES FROM (10) TO (20)",
            "ALTER TABLE p ADD CONSTRAINT p_key PRIMARY KEY (id, k)",
        ]
    }

    private static func pairs(_ attributes: String, bound: String) -> [String] {
        [
            "CREATE TYPE pair AS (\(attributes))",
            "CREATE TABLE p (id integer, k pair) PARTITION BY LIST (k)",
            "CREATE TABLE p_some PARTITION OF p FOR VALUES IN ('\(bound)')",
            "CREATE TABLE p_rest PARTITION OF p DEFAULT",
        ]
    }

    @Test("rows of a partition that goes for good go with it where a type under the key is made anew")
    func goneWithType() async throws {
        let first = Self.moods("'sad', 'ok', 'gone'")
        let target = try await PlanBench.catalog(of: Self.moods("'ok', 'sad'"), on: .any)
        try await SharedServer.any.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(
                first + [
                    "CREATE TABLE p_gone PARTITION OF p FOR VALUES IN ('gone')",
                    "INSERT INTO p VALUES (1, 'ok'), (2, 'gone')",
                ])
            try await bench.carry(from: try await bench.introspect(), to: target, step: "up")
            let rows = try await connection.query(Statement("SELECT id FROM p"))
            #expect(rows.values.map { $0[0].integer } == [1])
        }
    }

    static let staying: [ChangeCase] = [
        ChangeCase(
            "another partition key beside a foreign table", both: server,
            [
                sales[0],
                "CREATE TABLE near PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2024-07-01')",
                "CREATE FOREIGN TABLE far PARTITION OF sales FOR VALUES FROM ('2024-07-01') TO ('2025-01-01') SERVER s",
            ],
            [
                sales[0].replacing("RANGE (at)", with: "RANGE (id)"),
                "CREATE TABLE near PARTITION OF sales FOR VALUES FROM (0) TO (10)",
                "CREATE FOREIGN TABLE far PARTITION OF sales FOR VALUES FROM (10) TO (20) SERVER s",
            ], rows: nearRows),
        ChangeCase(
            "another partition key over partitions of partitions, a foreign table among them", both: server,
            subdivided("FROM ('2024-01-01') TO ('2024-07-01')", far: "FOREIGN ", " SERVER s"),
            [sales[0].replacing("RANGE (at)", with: "RANGE (id)")]
                + subdivided("FROM (0) TO (10)", far: "FOREIGN ", " SERVER s").dropFirst(),
            rows: nearRows),
        ChangeCase(
            "another partition key over partitions of partitions, one of which leaves",
            subdivided("FROM ('2024-01-01') TO ('2024-07-01')"),
            [sales[0].replacing("RANGE (at)", with: "RANGE (id)")]
                + subdivided("FROM (0) TO (10)").dropFirst() + ["ALTER TABLE sub DETACH PARTITION near"],
            rows: nearRows),
    ]
    private static let server = ["CREATE FOREIGN DATA WRAPPER w", "CREATE SERVER s FOREIGN DATA WRAPPER w"]
    private static let nearRows = ["INSERT INTO near VALUES (1, '2024-01-05', 'eu', 7)"]

    private static func subdivided(_ bound: String, far: String = "", _ end: String = "") -> [String] {
        [
            sales[0],
            "CREATE TABLE sub PARTITION OF sales FOR VALUES \(bound) PARTITION BY LIST (region)",
            "CREATE TABLE near PARTITION OF sub FOR VALUES IN ('eu')",
            "CREATE \(far)TABLE far PARTITION OF sub FOR VALUES IN ('us')\(end)",
        ]
    }

    private static func computing(_ computed: String) -> [String] {
        [
            "CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
            "CREATE TABLE t (id integer PRIMARY KEY, g integer\(computed), CHECK (g > 0)) PARTITION BY RANGE (id)",
            "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (id)",
            "CREATE TABLE t11 PARTITION OF t1 FOR VALUES FROM (0) TO (5) PARTITION BY RANGE (id)",
            "CREATE TABLE t111 PARTITION OF t11 DEFAULT", "CREATE TABLE t12 PARTITION OF t1 DEFAULT",
            "CREATE TRIGGER t AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION g()",
            "ALTER TABLE t111 DISABLE TRIGGER t",
        ]
    }

    @Test("what partitions of partitions compute becomes plain")
    func lostExpression() async throws {
        try await ChangeCase(
            "a column becomes plain", Self.computing(" GENERATED ALWAYS AS (id * 2) STORED"),
            Self.computing(""), rows: ["INSERT INTO t VALUES (1), (7)"]
        ).runObserved(query: "SELECT concat_ws(' ', id, g) FROM t ORDER BY id")
    }

    private static func watched(_ sales: [String]) -> [String] {
        sales + [
            "CREATE TRIGGER \"TRUNCATE ON\" BEFORE UPDATE OR TRUNCATE ON sales_1 EXECUTE FUNCTION g()",
            "CREATE TRIGGER after AFTER TRUNCATE ON sales_2 EXECUTE FUNCTION g()",
            "ALTER TABLE sales_2 ENABLE ALWAYS TRIGGER after",
        ]
    }

    private static func referred(_ sales: [String]) -> [String] {
        sales + [
            "ALTER TABLE sales ADD CONSTRAINT k PRIMARY KEY (id, at)",
            "CREATE TRIGGER t BEFORE INSERT ON sales FOR EACH ROW EXECUTE FUNCTION g()",
            "CREATE TABLE s (sale bigint, day date, CONSTRAINT s_fkey FOREIGN KEY (sale, day) REFERENCES sales)",
        ]
    }

    private static func named(_ sales: [String]) -> [String] {
        sales + [
            "CREATE TABLE sales_rest PARTITION OF sales DEFAULT",
            "ALTER TABLE sales ADD CONSTRAINT k PRIMARY KEY (id, at)",
            "CREATE TABLE s (sale bigint, day date, CONSTRAINT s_fkey FOREIGN KEY (sale, day) REFERENCES sales_2)",
            "CREATE TABLE r (sale bigint, day date, CONSTRAINT r_fkey FOREIGN KEY (sale, day) REFERENCES sales_rest ON DELETE CASCADE)",
        ]
    }

    private static func numbered(_ name: String, tail: String) -> [String] {
        [
            "CREATE TABLE \(name) (id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT sales_key PRIMARY KEY, at date NOT NULL, amount integer, n serial)\(tail)",
            "CREATE VIEW v AS SELECT id FROM \(name)",
        ]
    }

    private static func hash(_ count: Int) -> [String] {
        [sales[0].replacing("RANGE (at)", with: "HASH (id)")]
            + (0..<count).map {
                "CREATE TABLE sales_\($0) PARTITION OF sales FOR VALUES WITH (MODULUS \(count), REMAINDER \($0))"
            }
    }

    @Test("kinds", arguments: kinds)
    func kind(_ change: ChangeCase) async throws { try await change.runObserved() }

    @Test("columns, keys, triggers", arguments: details)
    func detail(_ change: ChangeCase) async throws { try await change.runObserved() }

    @Test("places, with rows", arguments: places)
    func place(_ change: ChangeCase) async throws { try await change.runObserved(query: Self.query) }

    @Test("types of partition keys", arguments: types)
    func keyType(_ change: ChangeCase) async throws {
        try await change.runObserved(query: "SELECT id, to_jsonb(k)::text FROM p ORDER BY id")
    }

    @Test("rows that stay where they are", arguments: staying)
    func stay(_ change: ChangeCase) async throws {
        try await change.runObserved(query: Self.query.replacing("sales", with: "near"))
    }
}
