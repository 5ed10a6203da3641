import Testing
import VarveDatabase

@Suite("Inheritance")
struct InheritanceChangeTests {
    static let parent =
        "CREATE TABLE parent (id integer NOT NULL, name text DEFAULT 'x', CONSTRAINT positive CHECK (id > 0), CONSTRAINT alone CHECK (id < 99) NO INHERIT)"

    static let cases: [ChangeCase] = [
        ChangeCase(
            "heirs of every sort", [],
            [
                parent, "CREATE TABLE other (note text)",
                "CREATE TABLE heir (extra integer) INHERITS (parent)",
                "CREATE TABLE both_ways (LIKE parent INCLUDING ALL) INHERITS (parent)",
                "CREATE TABLE grand (CONSTRAINT own CHECK (extra > 1)) INHERITS (heir, other)",
                "CREATE SCHEMA s",
                "CREATE TABLE s.far (id integer NOT NULL, name text, CONSTRAINT positive CHECK (id > 0))",
                "ALTER TABLE s.far INHERIT parent", "ALTER TABLE heir ALTER name SET DEFAULT 'own'",
                "ALTER TABLE grand ALTER name DROP DEFAULT, ALTER note SET NOT NULL",
                "CREATE INDEX i ON heir (name)", "ALTER TABLE heir ADD PRIMARY KEY (id)",
                "COMMENT ON COLUMN heir.id IS 'inherited'",
            ]),
        ChangeCase(
            "what a parent has changes for its heirs",
            [
                parent, "CREATE TABLE heir (extra integer) INHERITS (parent)",
                "CREATE TABLE grand () INHERITS (heir)",
                "CREATE VIEW v AS SELECT id FROM grand",
            ],
            [
                "CREATE TABLE parent (id bigint, added text DEFAULT 'a' NOT NULL, CONSTRAINT positive CHECK (id > 1), CONSTRAINT more CHECK (added <> ''))",
                "CREATE TABLE heir (extra text) INHERITS (parent)", "CREATE TABLE grand () INHERITS (heir)",
                "CREATE VIEW v AS SELECT id FROM grand", "ALTER TABLE grand ALTER added SET DEFAULT 'g'",
            ], rows: ["INSERT INTO grand VALUES (5, 'n', 7)", "INSERT INTO parent VALUES (3)"]),
        ChangeCase(
            "a parent gets a column that is kept in a way of its own, for its heirs too",
            [
                "CREATE TABLE parent (id integer)", "CREATE TABLE heir () INHERITS (parent)",
                "CREATE TABLE other_heir () INHERITS (parent)",
            ],
            [
                "CREATE TABLE parent (id integer, a text, b text)", "CREATE TABLE heir () INHERITS (parent)",
                "CREATE TABLE other_heir () INHERITS (parent)",
                "ALTER TABLE parent ALTER a SET STORAGE EXTERNAL",
                "ALTER TABLE parent ALTER b SET COMPRESSION pglz",
                "ALTER TABLE other_heir ALTER a SET STORAGE MAIN",
            ], rows: ["INSERT INTO heir VALUES (1)"]),
        ChangeCase(
            "what heirs of heirs compute becomes plain",
            [
                "CREATE TABLE p (a integer NOT NULL, g bigint GENERATED ALWAYS AS (a * 2) STORED)",
                "CREATE TABLE h () INHERITS (p)", "CREATE TABLE h2 () INHERITS (h)",
                "CREATE TABLE h3 () INHERITS (h2, p)", "CREATE INDEX i ON h2 (g)",
                "CREATE VIEW v AS SELECT g FROM h2",
            ],
            [
                "CREATE TABLE p (a integer NOT NULL, g bigint)", "CREATE TABLE h () INHERITS (p)",
                "CREATE TABLE h2 () INHERITS (h)", "CREATE TABLE h3 () INHERITS (h2, p)",
                "CREATE INDEX i ON h2 (g)", "CREATE VIEW v AS SELECT g FROM h2",
            ], rows: ["INSERT INTO h2 VALUES (1)"]),
        ChangeCase(
            "a table becomes an heir",
            both: [
                parent,
                "CREATE TABLE t (id integer NOT NULL, name text, more text, CONSTRAINT positive CHECK (id > 0))",
            ],
            [], ["ALTER TABLE t INHERIT parent"], rows: ["INSERT INTO t VALUES (1, 'a', 'b')"]),
        ChangeCase(
            "a parent lets go of what its heirs keep",
            [
                parent, "CREATE TABLE heir () INHERITS (parent)",
                "CREATE TABLE other_heir (name text DEFAULT 'x') INHERITS (parent)",
            ],
            [
                "CREATE TABLE parent (id integer NOT NULL)",
                "CREATE TABLE heir (name text DEFAULT 'x', CONSTRAINT positive CHECK (id > 0)) INHERITS (parent)",
                "CREATE TABLE other_heir () INHERITS (parent)",
            ], rows: ["INSERT INTO heir VALUES (5, 'n')"]),
        ChangeCase(
            "what an heir states too goes from all",
            [
                "CREATE TABLE p (c integer, d integer, CONSTRAINT k CHECK (d > 0))",
                "CREATE TABLE z (c integer, CONSTRAINT k CHECK (d > 0)) INHERITS (p)",
                "CREATE TABLE a () INHERITS (z)",
            ],
            [
                "CREATE TABLE p (d integer)", "CREATE TABLE z () INHERITS (p)",
                "CREATE TABLE a () INHERITS (z)",
            ], rows: ["INSERT INTO a VALUES (1, 5)"]),
        ChangeCase(
            "the second of two parents gives a default and refuses NULL",
            both: [
                "CREATE TABLE a (c integer)",
                "CREATE TABLE b (c integer DEFAULT 5 NOT NULL, e integer DEFAULT 6)",
            ],
            [],
            [
                "CREATE TABLE heir () INHERITS (a, b)", "CREATE TABLE other () INHERITS (a, b)",
                "ALTER TABLE other ALTER c DROP DEFAULT, ALTER e SET DEFAULT 7",
            ]),
        ChangeCase(
            "a second parent comes and goes, with what only that one has",
            both: [
                "CREATE TABLE a (k integer)",
                "CREATE TABLE b (k integer, w text DEFAULT 'w' NOT NULL, CONSTRAINT c CHECK (k > 0))",
            ],
            ["CREATE TABLE heir () INHERITS (a)", "CREATE TABLE grand () INHERITS (heir)"],
            ["CREATE TABLE heir () INHERITS (a, b)", "CREATE TABLE grand () INHERITS (heir)"],
            rows: ["INSERT INTO grand VALUES (5)"]),
        ChangeCase(
            "heirs outlive their parent", [parent, "CREATE TABLE heir (extra integer) INHERITS (parent)"],
            [
                "CREATE TABLE heir (id integer NOT NULL, name text DEFAULT 'x', extra integer, CONSTRAINT positive CHECK (id > 0))"
            ],
            rows: ["INSERT INTO heir VALUES (5, 'n')"]),
    ]

    static let observed: [ChangeCase] = [
        cases[0],
        ChangeCase(
            "a check that an heir states too comes and goes",
            both: ["CREATE TABLE p (c integer, d integer)", "CREATE TABLE z (c integer) INHERITS (p)"],
            [],
            [
                "ALTER TABLE p ADD CONSTRAINT k CHECK (c > 0)",
                "ALTER TABLE z ADD CONSTRAINT k CHECK (c > 0)",
                "CREATE TABLE a () INHERITS (z)",
            ]),
        ChangeCase(
            "the type under a check that an heir states too",
            [
                "CREATE TABLE p (c integer, d integer, CONSTRAINT k CHECK (c > 0), CONSTRAINT l CHECK (d > 0))",
                "CREATE TABLE z (CONSTRAINT k CHECK (c > 0), CONSTRAINT l CHECK (d > 0)) INHERITS (p)",
                "CREATE TABLE a (CONSTRAINT k CHECK (c > 0)) INHERITS (z)",
            ],
            [
                "CREATE TABLE p (c bigint, d text, CONSTRAINT k CHECK (c > 0), CONSTRAINT l CHECK (d > ''))",
                "CREATE TABLE z (CONSTRAINT k CHECK (c > 0), CONSTRAINT l CHECK (d > '')) INHERITS (p)",
                "CREATE TABLE a (CONSTRAINT k CHECK (c > 0)) INHERITS (z)",
            ]),
        ChangeCase(
            "the type under an equal check that an heir states too",
            [
                "CREATE TABLE p (c text, CONSTRAINT k CHECK (c IS NOT NULL))",
                "CREATE TABLE z (CONSTRAINT k CHECK (c IS NOT NULL)) INHERITS (p)",
            ],
            [
                "CREATE TABLE p (c integer, CONSTRAINT k CHECK (c IS NOT NULL))",
                "CREATE TABLE z (CONSTRAINT k CHECK (c IS NOT NULL)) INHERITS (p)",
            ]),
        ChangeCase(
            "a check that an heir states too changes",
            [
                "CREATE TABLE p (c integer, CONSTRAINT k CHECK (c > 0))",
                "CREATE TABLE z (CONSTRAINT k CHECK (c > 0)) INHERITS (p)", "CREATE TABLE a () INHERITS (z)",
            ],
            [
                "CREATE TABLE p (c integer, CONSTRAINT k CHECK (c > 1))",
                "CREATE TABLE z (CONSTRAINT k CHECK (c > 1)) INHERITS (p)", "CREATE TABLE a () INHERITS (z)",
            ]),
    ]

    static let typed: [ChangeCase] = [
        ChangeCase(
            "a table of a type", ["CREATE TYPE pair AS (a integer, \"B b\" text)"],
            [
                "CREATE TYPE pair AS (a integer, \"B b\" text)",
                "CREATE TABLE t OF pair (a WITH OPTIONS PRIMARY KEY, CHECK (\"B b\" <> ''))",
                "CREATE VIEW v AS SELECT a FROM t",
            ]),
        ChangeCase(
            "a table becomes one of a type", both: ["CREATE TYPE pair AS (a integer, b text)"],
            ["CREATE TABLE t (a integer, b text)"], ["CREATE TABLE t OF pair"],
            rows: ["INSERT INTO t VALUES (1, 'x')"]),
        ChangeCase(
            "the type of a table changes",
            ["CREATE TYPE pair AS (a integer, b text)", "CREATE TABLE t OF pair"],
            ["CREATE TYPE pair AS (a bigint, b text, c date)", "CREATE TABLE t OF pair"],
            rows: ["INSERT INTO t VALUES (1, 'x')"]),
        ChangeCase(
            "new attributes of a table's type stand in another order than their names",
            ["CREATE TYPE pair AS (a integer, b text)", "CREATE TABLE t OF pair"],
            ["CREATE TYPE pair AS (a integer, b text, z date, c text)", "CREATE TABLE t OF pair"],
            rows: ["INSERT INTO t VALUES (1, 'x')"]),
    ]

    @Test(
        "attributes in another order than a table's columns are refused before anything is written",
        arguments: [
            ["CREATE TYPE pair AS (a integer, c date, b text)", "CREATE TABLE t OF pair"],
            ["CREATE TYPE pair AS (b text, a integer)", "CREATE TABLE t OF pair"],
        ])
    func orderOfAttributes(_ second: [String]) async throws {
        let first = ["CREATE TYPE pair AS (a integer, b text)", "CREATE TABLE t OF pair"]
        let target = try await PlanBench.catalog(of: second, on: .any)
        try await SharedServer.any.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(first)
            let source = try await bench.introspect()
            let error = #expect(throws: DatabaseError.self) { try bench.script(from: source, to: target) }
            #expect(error?.message.contains("the table public.t can't be of the type public.pair") == true)
            #expect(error?.hint?.contains("put new attributes last") == true)
        }
    }

    static let identities: [ChangeCase] = [
        ChangeCase(
            "an identity that an heir states", [],
            [
                "CREATE TABLE p (id int NOT NULL)",
                "CREATE TABLE c (id int GENERATED ALWAYS AS IDENTITY (START WITH 7)) INHERITS (p)",
                "CREATE TABLE q (id int NOT NULL DEFAULT 5)",
                "CREATE TABLE d (id int GENERATED ALWAYS AS IDENTITY) INHERITS (q)",
            ]),
        ChangeCase(
            "an identity that heirs are given", [],
            [
                "CREATE TABLE p (id int NOT NULL)", "CREATE TABLE c () INHERITS (p)",
                "ALTER TABLE c ALTER id ADD GENERATED BY DEFAULT AS IDENTITY",
                "CREATE TABLE q (id int NOT NULL DEFAULT 5)", "CREATE TABLE d () INHERITS (q)",
                "ALTER TABLE d ALTER id DROP DEFAULT",
                "ALTER TABLE d ALTER id ADD GENERATED ALWAYS AS IDENTITY",
            ]),
        ChangeCase(
            "an heir gets an identity, another gets another sort of it",
            both: [
                "CREATE TABLE p (id int NOT NULL)", "CREATE TABLE c () INHERITS (p)",
                "CREATE TABLE d (id int GENERATED ALWAYS AS IDENTITY) INHERITS (p)",
            ],
            [],
            [
                "ALTER TABLE c ALTER id ADD GENERATED BY DEFAULT AS IDENTITY",
                "ALTER TABLE d ALTER id SET GENERATED BY DEFAULT SET INCREMENT BY 5",
            ], rows: ["INSERT INTO c VALUES (1)", "INSERT INTO d DEFAULT VALUES"]),
        ChangeCase(
            "a table with an identity becomes an heir",
            both: [
                "CREATE TABLE p (id int NOT NULL)", "CREATE TABLE c (id int GENERATED ALWAYS AS IDENTITY)",
            ],
            [], ["ALTER TABLE c INHERIT p"], rows: ["INSERT INTO c DEFAULT VALUES"]),
    ]

    @Test("identities of heirs", arguments: identities)
    func identity(_ change: ChangeCase) async throws { try await change.runObserved() }

    /// From version 17 on it is that of the partitioned table.
    @Test("an identity of a partition's own", arguments: SharedServer.all.filter { $0.major < 17 })
    func partitionsIdentity(server: SharedServer) async throws {
        let tables = [
            "CREATE TABLE whole (id int NOT NULL) PARTITION BY RANGE (id)",
            "CREATE TABLE part PARTITION OF whole DEFAULT",
        ]
        let identity = "ALTER TABLE part ALTER id ADD GENERATED BY DEFAULT AS IDENTITY"
        try await PlanBench.roundTrip(tables, tables + [identity], on: [server])
        try await PlanBench.roundTrip([], tables + [identity], on: [server])
    }

    private static func computed(whole: String, part: String) -> [String] {
        [
            "CREATE TABLE whole (id int, g int GENERATED ALWAYS AS (\(whole)) STORED) PARTITION BY RANGE (id)",
            "CREATE TABLE part (id int, g int GENERATED ALWAYS AS (\(part)) STORED)",
            "ALTER TABLE whole ATTACH PARTITION part FOR VALUES FROM (0) TO (10)",
            "CREATE INDEX ON part (g)", "CREATE VIEW v AS SELECT g FROM part",
            "CREATE TABLE parent (id int, g int GENERATED ALWAYS AS (\(whole)) VIRTUAL)",
            "CREATE TABLE heir (g int GENERATED ALWAYS AS (\(part)) VIRTUAL) INHERITS (parent)",
        ]
    }

    /// Version 15 knows one expression for all.
    @Test(
        "what a partition or an heir computes by itself", arguments: [("id", "id + 2"), ("id * 2", "id + 1")])
    func ownExpression(whole: String, part: String) async throws {
        try await ChangeCase(
            "an expression changes", Self.computed(whole: "id", part: "id + 1"),
            Self.computed(whole: whole, part: part), rows: ["INSERT INTO whole VALUES (1)"]
        ).runObserved(query: "SELECT id FROM whole", since: 18)
    }

    private static func computing(_ expressions: String..., without bare: Int = 3) -> [String] {
        let tables = ["p (a int, ", "h (", "h3 ("]
        let ends = ["", " INHERITS (p)", " INHERITS (h)"]
        return expressions.indices.map { index in
            let column =
                index == bare ? "" : "k int GENERATED ALWAYS AS (\(expressions[index])) STORED"
            return "CREATE TABLE \(tables[index])\(column))\(ends[index])"
        }
    }

    static let computedByHeirs: [ChangeCase] = [
        ChangeCase(
            "an heir's expression changes over an heir with its own", computing("a + 1", "a + 2", "a + 3"),
            computing("a + 1", "a + 22", "a + 3")),
        ChangeCase(
            "a table's expression and an heir's change over an heir with its own",
            computing("a + 1", "a + 2", "a + 3"), computing("a + 9", "a + 22", "a + 3")),
        ChangeCase(
            "a table's expression changes, and that of an heir's heir", computing("a + 1", "a + 2", "a + 3"),
            computing("a + 9", "a + 2", "a + 33")),
        ChangeCase(
            "an heir's heir comes to compute as the heir does while the table's expression changes",
            computing("a + 1", "a + 2", "a + 3"), computing("a + 9", "a + 2", "", without: 2)),
        ChangeCase(
            "partitions of partitions keep an expression of their own", dividedComputing("a + 2"),
            dividedComputing("a + 22")),
    ]

    private static func dividedComputing(_ expression: String) -> [String] {
        [
            "CREATE TABLE p (a int, k int GENERATED ALWAYS AS (a + 1) STORED) PARTITION BY RANGE (a)",
            "CREATE TABLE p1 (a int, k int GENERATED ALWAYS AS (\(expression)) STORED) PARTITION BY RANGE (a)",
            "ALTER TABLE p ATTACH PARTITION p1 FOR VALUES FROM (0) TO (10)",
            "CREATE TABLE p11 (a int, k int GENERATED ALWAYS AS (a + 3) STORED)",
            "ALTER TABLE p1 ATTACH PARTITION p11 DEFAULT",
        ]
    }

    @Test("what heirs of heirs compute by themselves", arguments: computedByHeirs)
    func heirsExpression(_ change: ChangeCase) async throws {
        let servers = SharedServer.all.filter { $0.major >= 18 }
        try await PlanBench.roundTrip(change.first, change.second, on: servers)
    }

    @Test("typed tables", arguments: typed)
    func typedTable(_ change: ChangeCase) async throws { try await change.runObserved() }

    /// The server takes what it merged for the heir's own, which pg_dump tells and nothing else does.
    @Test("inheritance", arguments: cases)
    func change(_ change: ChangeCase) async throws { try await change.run() }

    @Test("pg_dump sees the heirs as they were declared", arguments: observed)
    func watched(_ change: ChangeCase) async throws { try await change.runObserved() }
}
