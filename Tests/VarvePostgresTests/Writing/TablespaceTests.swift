import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveDatabase

@testable import VarvePostgres

@Suite("Tablespaces")
struct TablespaceTests {
    static let cases: [ChangeCase] = [
        ChangeCase(
            "of tables, indexes, keys and materialized views",
            [],
            [
                "CREATE TABLE t (id integer PRIMARY KEY USING INDEX TABLESPACE \"Odd \"\" place\", a integer,"
                    + " CONSTRAINT x EXCLUDE USING btree (a WITH =) USING INDEX TABLESPACE fast WHERE (a > 0)) TABLESPACE fast",
                "CREATE INDEX i ON t (a) TABLESPACE fast WHERE a > 1",
                "CREATE MATERIALIZED VIEW m TABLESPACE fast AS SELECT id FROM t",
                "CREATE TABLE whole (id integer) PARTITION BY RANGE (id) TABLESPACE fast",
                "CREATE INDEX j ON whole (id) TABLESPACE fast",
                "CREATE TABLE part PARTITION OF whole DEFAULT TABLESPACE \"Odd \"\" place\"",
            ]),
        ChangeCase(
            "move",
            [
                "CREATE TABLE t (id integer CONSTRAINT k UNIQUE USING INDEX TABLESPACE fast, a integer) TABLESPACE fast",
                "CREATE INDEX i ON t (a)", "CREATE MATERIALIZED VIEW m TABLESPACE fast AS SELECT id FROM t",
                "CREATE TABLE whole (id integer) PARTITION BY RANGE (id)",
            ],
            [
                "CREATE TABLE t (id integer CONSTRAINT k UNIQUE, a integer) TABLESPACE slow",
                "CREATE INDEX i ON t (a) TABLESPACE slow", "CREATE MATERIALIZED VIEW m AS SELECT id FROM t",
                "CREATE TABLE whole (id integer) PARTITION BY RANGE (id) TABLESPACE slow",
            ], rows: ["INSERT INTO t VALUES (1, 1)"]),
        ChangeCase(
            "as a setting", [],
            [
                "SET LOCAL default_tablespace = fast", "CREATE TABLE a (id integer PRIMARY KEY)",
                "SET LOCAL default_tablespace = 'Odd \" place'", "CREATE TABLE b (id integer)",
            ]),
        ChangeCase(
            "while types change",
            ["CREATE TABLE t (a integer UNIQUE USING INDEX TABLESPACE fast) TABLESPACE fast"],
            ["CREATE TABLE t (a text UNIQUE USING INDEX TABLESPACE fast) TABLESPACE fast"]),
    ]

    @Test("tablespaces", arguments: cases)
    func tablespace(_ change: ChangeCase) async throws { try await change.runObserved() }

    @Test("a private server has each that is named", arguments: SharedServer.all)
    func made(server: SharedServer) async throws {
        let name = "place_\(UInt64.random(in: .min ... .max))"
        let catalog = try await server.catalog(of: [
            "CREATE TABLESPACE \(name) LOCATION '/nowhere'", "COMMENT ON TABLESPACE \(name) IS 'x'",
            "CREATE TABLE t (id integer) TABLESPACE \(name)", "DROP TABLESPACE \(name)",
        ])
        #expect(catalog.all(.table).first?[.tablespace] == name)
        #expect(catalog.unmodelled.isEmpty)
    }

    @Test("a user's server gets none", arguments: SharedServer.all)
    func missing(server: SharedServer) async throws {
        try await server.withDatabase { connection in
            let user = try await server.connect(like: connection, mode: .write)
            let error = await #expect(throws: DatabaseError.self) {
                try await user.execute("CREATE TABLE t (id integer) TABLESPACE nowhere")
            }
            #expect(error?.hint?.contains("CREATE TABLESPACE") == true)
            await user.close()
        }
    }
}
