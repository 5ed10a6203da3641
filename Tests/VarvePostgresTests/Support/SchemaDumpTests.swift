import BlueprintTestSupport
import Testing
import VarveDatabase

@Suite("pg_dump as an observer")
struct SchemaDumpTests {
    private static let table = "CREATE TABLE p (k integer, v integer, w integer) PARTITION BY RANGE (k)"
    private static let parts = (1...2).map {
        "CREATE TABLE \"Part of a table with a long name\(String(repeating: "_", count: 20)) \($0)\""
            + " PARTITION OF p FOR VALUES FROM (\($0)) TO (\($0 + 1))"
    }
    private static let index = "CREATE INDEX i ON p (v)"
    private static let key = "ALTER TABLE p ADD CONSTRAINT c UNIQUE (k)"

    private func dump(_ statements: [String], on server: SharedServer) async throws -> SchemaDump {
        try await server.withDatabase { connection in
            for statement in statements { try await connection.execute(Statement(statement)) }
            return try await SchemaDump(of: connection)
        }
    }

    @Test(
        "names that the server made up for partitions' indexes are no difference", arguments: SharedServer.all
    )
    func madeUpNames(_ server: SharedServer) async throws {
        let first = try await dump([Self.table] + Self.parts + [Self.index, Self.key], on: server)
        let second = try await dump(
            [Self.table, Self.key, Self.index] + Self.parts.reversed(), on: server)
        #expect(first == second)
        // They are left out, and nothing else is.
        #expect(first.statements.contains { $0.contains("ATTACH PARTITION (made up") })
        #expect(!first.statements.contains { $0.contains("_idx") || $0.contains("_key") })
    }

    @Test("all else about them is a difference", arguments: SharedServer.all)
    func realDifferences(_ server: SharedServer) async throws {
        let present = try await dump([Self.table] + Self.parts + [Self.index], on: server)
        let onAnother = try await dump(
            [Self.table] + Self.parts + [Self.index.replacing("(v)", with: "(w)")], on: server)
        let marked = try await dump(
            [Self.table] + Self.parts + [
                Self.index,
                "DO $$ BEGIN EXECUTE (SELECT 'ALTER INDEX ' || inhrelid::regclass || ' SET (fillfactor = 50)'"
                    + " FROM pg_inherits WHERE inhparent = 'i'::regclass LIMIT 1); END $$",
            ], on: server)
        let named = try await dump(
            [Self.table] + Self.parts + [
                Self.index,
                "DO $$ BEGIN EXECUTE (SELECT 'ALTER INDEX ' || inhrelid::regclass || ' RENAME TO given'"
                    + " FROM pg_inherits WHERE inhparent = 'i'::regclass LIMIT 1); END $$",
            ], on: server)
        for other in [onAnother, marked, named] { #expect(present != other) }
        // A name that was given and is not said any more stays.
        #expect(named.leavingOutNames(madeUpIn: present) == present)
        #expect(present.leavingOutNames(madeUpIn: named) != named)
        #expect(onAnother.leavingOutNames(madeUpIn: present) != present)
    }

    @Test("which default opens a circle of tables is no difference", arguments: SharedServer.all)
    func circles(_ server: SharedServer) async throws {
        let tables = [
            "CREATE TABLE a (x integer DEFAULT nextval('s1'::regclass) NOT NULL)",
            "CREATE TABLE b (y integer DEFAULT nextval('s2'::regclass) NOT NULL)",
        ]
        let sequences = ["CREATE SEQUENCE s1", "CREATE SEQUENCE s2"]
        let ties = ["ALTER SEQUENCE s1 OWNED BY b.y", "ALTER SEQUENCE s2 OWNED BY a.x"]
        let present = try await dump(sequences + tables + ties, on: server)
        #expect(try await dump(sequences + tables.reversed() + ties, on: server) == present)
        let without = tables.map { $0.replacing("DEFAULT nextval('s2'::regclass) ", with: "") }
        #expect(try await dump(sequences + without + ties, on: server) != present)
    }
}
