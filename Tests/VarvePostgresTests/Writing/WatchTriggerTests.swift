import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveDatabase

@testable import VarvePostgres

/// Triggers that the server made itself, and are switched all the same. `pg_dump` says nothing of those of constraints.
@Suite("Switched triggers of the server's")
struct WatchTriggerTests {
    static let tables = [
        "CREATE TABLE referenced (id integer PRIMARY KEY)",
        "CREATE TABLE \"Odd \"\" one\" (id integer CONSTRAINT \"the key\" REFERENCES referenced,"
            + " n integer CONSTRAINT late UNIQUE DEFERRABLE, parent integer CONSTRAINT self REFERENCES referenced)",
        "CREATE TABLE tree (id integer PRIMARY KEY, above integer CONSTRAINT up REFERENCES tree)",
    ]

    static let cases: [ChangeCase] = [
        ChangeCase(
            "all of a table's", both: tables, [],
            [#"ALTER TABLE "Odd "" one" DISABLE TRIGGER ALL"#, "ALTER TABLE tree DISABLE TRIGGER ALL"]),
        ChangeCase(
            "those of the other side", both: tables,
            ["ALTER TABLE referenced DISABLE TRIGGER ALL"],
            [#"ALTER TABLE "Odd "" one" DISABLE TRIGGER ALL"#]),
        ChangeCase(
            "one by one", both: tables,
            [
                switching("tree", "RI_FKey_check_upd", "ENABLE REPLICA"),
                switching("tree", "RI_FKey_noaction_del", "DISABLE"),
            ],
            [
                switching("tree", "RI_FKey_noaction_upd", "ENABLE ALWAYS"),
                switching("tree", "RI_FKey_check_ins", "DISABLE"),
            ]),
        ChangeCase(
            "while the columns change",
            [
                "CREATE TABLE a (id integer PRIMARY KEY)", "CREATE TABLE b (id integer REFERENCES a)",
                "ALTER TABLE b DISABLE TRIGGER ALL",
            ],
            [
                "CREATE TABLE a (id bigint PRIMARY KEY)", "CREATE TABLE b (id bigint REFERENCES a)",
                "ALTER TABLE b DISABLE TRIGGER ALL",
            ], rows: ["INSERT INTO b VALUES (7)", "INSERT INTO a VALUES (7)"]),
        ChangeCase(
            "of a partition's key",
            both: [
                "CREATE TABLE a (id integer PRIMARY KEY)",
                "CREATE TABLE whole (id integer REFERENCES a) PARTITION BY RANGE (id)",
                "CREATE TABLE part PARTITION OF whole DEFAULT",
            ], [], ["ALTER TABLE part DISABLE TRIGGER ALL"]),
    ]

    /// Switches one trigger of a table.
    private static func switching(_ table: String, _ function: String, _ action: String) -> String {
        """
        DO 'BEGIN EXECUTE (SELECT format(''ALTER TABLE \(table) \(action) TRIGGER %I'', tgname) FROM pg_trigger
          WHERE tgrelid = ''\(table)''::regclass AND tgfoid = ''"\(function)"''::regproc); END'
        """
    }

    @Test("states", arguments: cases)
    func states(_ change: ChangeCase) async throws { try await change.runObserved() }

    @Test("each state is told", arguments: SharedServer.all)
    func told(server: SharedServer) async throws {
        let catalog = try await server.catalog(of: Self.tables + Self.cases[0].second)
        #expect(catalog.unmodelled.isEmpty)
        let key = ObjectID(.table, ["public", "Odd \" one"])
        #expect(
            catalog[ObjectID(.foreignKey, in: key, "the key")]?[.watchStates]
                == ["insert: disabled", "update: disabled"])
        #expect(
            catalog[ObjectID(.unique, in: key, "late")]?[.watchStates] == ["check at the end: disabled"])
        let tree = ObjectID(.table, ["public", "tree"])
        #expect(catalog[ObjectID(.foreignKey, in: tree, "up")]?[.watchStates]?.count == 4)
    }

    static let whole = [
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TABLE whole (id integer, k integer) PARTITION BY RANGE (k)",
        "CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (9) PARTITION BY LIST (id)",
        "CREATE TABLE deep PARTITION OF part DEFAULT", "CREATE TABLE rest PARTITION OF whole DEFAULT",
        "CREATE TRIGGER watch BEFORE INSERT ON whole FOR EACH ROW EXECUTE FUNCTION f()",
    ]

    static let copies: [ChangeCase] = [
        ChangeCase(
            "a partition's copy is switched", both: whole, [],
            ["ALTER TABLE rest DISABLE TRIGGER watch", "ALTER TABLE ONLY part ENABLE ALWAYS TRIGGER watch"]),
        ChangeCase(
            "only the copy fires", both: whole,
            ["ALTER TABLE whole DISABLE TRIGGER watch", "ALTER TABLE deep ENABLE TRIGGER watch"],
            ["ALTER TABLE deep ENABLE REPLICA TRIGGER watch"]),
        ChangeCase(
            "the trigger is made anew", both: whole,
            ["ALTER TABLE rest DISABLE TRIGGER watch"],
            [
                "DROP TRIGGER watch ON whole",
                "CREATE TRIGGER watch BEFORE UPDATE ON whole FOR EACH ROW EXECUTE FUNCTION f()",
                "ALTER TABLE rest DISABLE TRIGGER watch",
            ]),
        ChangeCase(
            "the partition gets other rows", both: [whole[0], whole[1]],
            [
                "CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (9)", whole[4], whole[5],
                "ALTER TABLE rest DISABLE TRIGGER watch",
            ],
            [
                "CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (5)", whole[4], whole[5],
                "ALTER TABLE whole DISABLE TRIGGER watch", "ALTER TABLE rest ENABLE TRIGGER watch",
            ], rows: ["INSERT INTO whole VALUES (1, 1), (2, 7), (3, 20)"]),
        ChangeCase(
            "the partition goes", whole + ["ALTER TABLE rest DISABLE TRIGGER watch"],
            Array(whole.prefix(4)) + [whole[5]]),
    ]

    @Test("copies", arguments: copies)
    func copied(_ change: ChangeCase) async throws { try await change.runObserved() }
}
