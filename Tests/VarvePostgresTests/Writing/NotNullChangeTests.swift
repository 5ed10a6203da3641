import BlueprintTestSupport
import Testing
import VarveCatalog

@testable import VarvePostgres

/// What version 18 knows of NOT NULL. The same schemas make no difference on a server that knows nothing of it.
@Suite("NOT NULL as a constraint")
struct NotNullChangeTests {
    static let parent = "CREATE TABLE parent (id integer NOT NULL, name text)"

    static let inherited: [ChangeCase] = [
        ChangeCase(
            "an heir's own beside the inherited",
            both: [parent, "CREATE TABLE other () INHERITS (parent)"],
            ["CREATE TABLE heir () INHERITS (parent)", "CREATE TABLE grand () INHERITS (heir)"],
            [
                "CREATE TABLE heir (id integer NOT NULL) INHERITS (parent)",
                "CREATE TABLE grand (id integer NOT NULL) INHERITS (heir)",
            ], rows: ["INSERT INTO grand VALUES (1)"], differsSince: 18),
        ChangeCase(
            "a name of what heirs inherit",
            [parent, "CREATE TABLE heir () INHERITS (parent)", "CREATE TABLE grand () INHERITS (heir)"],
            [
                "CREATE TABLE parent (id integer CONSTRAINT \"not un known\" NOT NULL, name text)",
                "CREATE TABLE heir () INHERITS (parent)", "CREATE TABLE grand () INHERITS (heir)",
            ], differsSince: 18),
        ChangeCase(
            "only a grandchild's own", both: [parent, "CREATE TABLE heir () INHERITS (parent)"],
            ["CREATE TABLE grand () INHERITS (heir)"],
            ["CREATE TABLE grand () INHERITS (heir)", "ALTER TABLE grand ALTER id SET NOT NULL"],
            differsSince: 18),
        ChangeCase(
            "only the middle one's own",
            [
                parent, "CREATE TABLE heir () INHERITS (parent)", "ALTER TABLE heir ALTER id SET NOT NULL",
                "CREATE TABLE grand () INHERITS (heir)",
            ],
            [
                parent, "CREATE TABLE heir () INHERITS (parent)", "CREATE TABLE grand () INHERITS (heir)",
                "ALTER TABLE grand ALTER id SET NOT NULL",
            ], differsSince: 18),
        ChangeCase(
            "a parent lets go of what its heir keeps",
            [
                parent, "CREATE TABLE heir (id integer NOT NULL) INHERITS (parent)",
                "CREATE TABLE grand () INHERITS (heir)",
            ],
            [
                "CREATE TABLE parent (id integer, name text)",
                "CREATE TABLE heir (id integer NOT NULL) INHERITS (parent)",
                "CREATE TABLE grand () INHERITS (heir)",
            ]),
        ChangeCase(
            "all let go, one by one",
            [
                parent, "CREATE TABLE heir (id integer NOT NULL) INHERITS (parent)",
                "CREATE TABLE grand (id integer NOT NULL) INHERITS (heir)",
            ],
            [
                "CREATE TABLE parent (id integer, name text)",
                "CREATE TABLE heir (id integer) INHERITS (parent)",
                "CREATE TABLE grand (id integer) INHERITS (heir)",
            ]),
        ChangeCase(
            "from an heir to its parent",
            ["CREATE TABLE parent (id integer)", "CREATE TABLE heir () INHERITS (parent)"]
                + ["ALTER TABLE heir ALTER id SET NOT NULL"],
            ["CREATE TABLE parent (id integer NOT NULL)", "CREATE TABLE heir () INHERITS (parent)"],
            rows: ["INSERT INTO heir VALUES (1)"]),
        ChangeCase(
            "a parent with a key",
            ["CREATE TABLE parent (id integer PRIMARY KEY)", "CREATE TABLE heir () INHERITS (parent)"],
            [
                "CREATE TABLE parent (id integer PRIMARY KEY)", "CREATE TABLE heir () INHERITS (parent)",
                "ALTER TABLE heir ALTER id SET NOT NULL",
            ], differsSince: 18),
        ChangeCase(
            "a partition's own beside the inherited",
            both: ["CREATE TABLE whole (id integer NOT NULL, k integer) PARTITION BY RANGE (k)"],
            [
                "CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (9)",
                "CREATE TABLE rest PARTITION OF whole DEFAULT",
            ],
            [
                "CREATE TABLE part PARTITION OF whole (id NOT NULL) FOR VALUES FROM (0) TO (9)",
                "CREATE TABLE rest PARTITION OF whole DEFAULT",
            ], rows: ["INSERT INTO whole VALUES (1, 1), (2, 20)"], differsSince: 18),
        ChangeCase(
            "two parents",
            both: ["CREATE TABLE a (id integer NOT NULL)", "CREATE TABLE b (id integer NOT NULL)"],
            ["CREATE TABLE heir () INHERITS (a, b)"],
            ["CREATE TABLE heir () INHERITS (a, b)", "ALTER TABLE heir ALTER id SET NOT NULL"],
            differsSince: 18),
    ]

    @Test("inherited", arguments: inherited)
    func heirs(_ change: ChangeCase) async throws { try await change.run() }

    static let observed: [ChangeCase] = [
        inherited[1], inherited[2], inherited[3], inherited[4], inherited[5], inherited[6],
        ChangeCase(
            "a name is given and taken",
            ["CREATE TABLE t (a integer NOT NULL, b integer CONSTRAINT b NOT NULL)"],
            [
                "CREATE TABLE t (a integer CONSTRAINT \"odd \"\" name\" NOT NULL, b integer NOT NULL,"
                    + " c integer CONSTRAINT c NOT NULL)"
            ]),
        ChangeCase(
            "another name", ["CREATE TABLE t (a integer CONSTRAINT one NOT NULL)"],
            ["CREATE TABLE t (a integer CONSTRAINT two NOT NULL)"]),
        ChangeCase(
            "names among heirs",
            [
                "CREATE TABLE parent (id integer CONSTRAINT one NOT NULL)",
                "CREATE TABLE heir () INHERITS (parent)", "CREATE TABLE other () INHERITS (parent)",
                "ALTER TABLE other ALTER id SET NOT NULL",
            ],
            [
                "CREATE TABLE parent (id integer CONSTRAINT two NOT NULL)",
                "CREATE TABLE heir (CONSTRAINT own NOT NULL id) INHERITS (parent)",
                "CREATE TABLE other () INHERITS (parent)",
            ]),
        ChangeCase(
            "a name of a partition's own",
            both: ["CREATE TABLE whole (id integer NOT NULL, k integer) PARTITION BY RANGE (k)"],
            ["CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (9)"],
            ["CREATE TABLE part PARTITION OF whole (id CONSTRAINT own NOT NULL) FOR VALUES FROM (0) TO (9)"]),
        ChangeCase(
            "not valid", both: ["CREATE TABLE t (a integer, b integer)"],
            ["ALTER TABLE t ADD NOT NULL a NOT VALID"],
            ["ALTER TABLE t ALTER a SET NOT NULL", "ALTER TABLE t ADD CONSTRAINT bb NOT NULL b NOT VALID"]),
        ChangeCase(
            "not inherited",
            ["CREATE TABLE t (a integer NOT NULL NO INHERIT)", "CREATE TABLE heir () INHERITS (t)"],
            [
                "CREATE TABLE t (a integer NOT NULL, b integer CONSTRAINT own NOT NULL NO INHERIT)",
                "CREATE TABLE heir () INHERITS (t)",
            ]),
        ChangeCase(
            "comments",
            both: [
                "CREATE TABLE t (a integer NOT NULL, b integer CONSTRAINT bb NOT NULL)",
                "CREATE DOMAIN d AS integer CONSTRAINT dd NOT NULL",
            ],
            ["COMMENT ON CONSTRAINT t_a_not_null ON t IS 'it''s a'"],
            [
                "COMMENT ON CONSTRAINT t_a_not_null ON t IS 'other'", "COMMENT ON CONSTRAINT bb ON t IS 'b'",
                "COMMENT ON CONSTRAINT dd ON DOMAIN d IS 'd'",
            ]),
        ChangeCase(
            "comments on what is named at the end",
            [parent, "CREATE TABLE heir () INHERITS (parent)", "CREATE TABLE other () INHERITS (parent)"],
            [
                "CREATE TABLE parent (id integer CONSTRAINT known NOT NULL, name text)",
                "COMMENT ON CONSTRAINT known ON parent IS 'p'",
                "CREATE TABLE heir (CONSTRAINT own NOT NULL id) INHERITS (parent)",
                "COMMENT ON CONSTRAINT own ON heir IS 'h'", "CREATE TABLE other () INHERITS (parent)",
            ]),
        ChangeCase(
            "of a domain", both: ["CREATE TABLE t (a integer)"],
            ["CREATE DOMAIN d AS integer CONSTRAINT one NOT NULL", "CREATE DOMAIN e AS integer NOT NULL"],
            [
                "CREATE DOMAIN d AS integer CONSTRAINT two NOT NULL",
                "CREATE DOMAIN e AS integer CONSTRAINT three NOT NULL",
            ]),
    ]

    @Test("observed", arguments: observed)
    func watched(_ change: ChangeCase) async throws { try await change.runObserved(since: 18) }

    @Test("absent is the usual, on every version", arguments: SharedServer.all)
    func usual(server: SharedServer) async throws {
        let catalog = try await server.catalog(of: [
            Self.parent, "CREATE TABLE heir () INHERITS (parent)", "CREATE TABLE t (id integer PRIMARY KEY)",
            "ALTER TABLE parent RENAME TO renamed", "ALTER TABLE renamed RENAME id TO number",
            "CREATE TABLE whole (id integer NOT NULL) PARTITION BY RANGE (id)",
            "CREATE TABLE part PARTITION OF whole DEFAULT",
        ])
        let columns = catalog.all(.column).filter { $0[flag: .isNotNull] }
        #expect(columns.count == 5)
        #expect(columns.filter { $0.name != "number" }.allSatisfy { $0.attributes.count == 2 })
    }

    @Test func `an own one stays when the inherited goes`() async throws {
        for server in SharedServer.all where server.major >= 18 {
            let catalog = try await server.catalog(of: [
                Self.parent, "CREATE TABLE heir (id integer NOT NULL) INHERITS (parent)",
                "CREATE TABLE other () INHERITS (parent)",
            ])
            let tables = catalog.all(.column).filter { $0[flag: .isNotNullOwn] }.map { $0.id.path[1] }
            #expect(tables == ["heir"])
        }
    }
}
