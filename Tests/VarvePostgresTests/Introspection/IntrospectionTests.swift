import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveDatabase

@testable import VarvePostgres

@Suite struct IntrospectionTests {
    @Test(arguments: SharedServer.all) func readsEveryModelledKind(server: SharedServer) async throws {
        var statements = [#"CREATE TYPE "Odd "" schema"."Type ""x""" AS ENUM ('a')"#]
        statements = Array(Sample.modelled.prefix(3)) + statements + Sample.modelled.dropFirst(3)
        statements += Sample.tables
        if server.major >= 15 { statements += Sample.since15 }
        if server.major >= 18 { statements += Sample.since18 }
        // Not every installation has the contributed extensions.
        if try await server.offers(["citext", "btree_gist"]) { statements += Sample.extended }
        let catalog = try await server.catalog(of: statements)
        #expect(catalog.unmodelled.isEmpty)
        try expectSnapshot(catalog.text, "modelled-\(server.major)")
    }

    @Test(arguments: SharedServer.all) func readsDefinitions(server: SharedServer) async throws {
        let catalog = try await server.catalog(of: Sample.definitions)
        #expect(catalog.unmodelled.isEmpty)
        try expectSnapshot(catalog.text, "definitions-\(server.major)")
    }

    /// What is written is read as the same, and goes again.
    @Test func definitionsComeAndGo() async throws {
        try await ObservedCase("definitions", [], Sample.definitions).run()
    }

    @Test(arguments: SharedServer.all) func namesEveryOtherKind(server: SharedServer) async throws {
        let catalog = try await server.catalog(of: Sample.unmodelled)
        let lines = catalog.unmodelled.map { "\($0)" }.joined(separator: "\n")
        try expectSnapshot(lines + "\n", "unmodelled-\(server.major)")
    }

    @Test(arguments: SharedServer.all) func anEmptyDatabaseIsEmpty(server: SharedServer) async throws {
        let catalog = try await server.catalog(of: [])
        #expect(catalog.text == "schema public\n")
    }

    /// Some builds of the server leave them with columns of their own accord.
    @Test(arguments: SharedServer.all) func theServersOwnNotesAreNoDetails(server: SharedServer) async throws
    {
        let catalog = try await server.catalog(of: [
            "CREATE MATERIALIZED VIEW m AS SELECT 1 AS a, 2 AS b",
            "ALTER MATERIALIZED VIEW m ALTER b SET (n_distinct = 5)",
            "UPDATE pg_attribute SET attoptions = array_append(attoptions, 'pg_note=1') WHERE attrelid = 'm'::regclass",
        ])
        #expect(catalog.all(.viewColumn).map(\.name) == ["b"])
        #expect(catalog.all(.viewColumn).first?[.options] == ["n_distinct=5"])
    }

    @Test func describesInsideATransactionAndLeavesItOpen() async throws {
        try await SharedServer.any.withDatabase { connection in
            let dialect = PostgresDialect()
            try await connection.execute([
                "BEGIN", "SET LOCAL timezone = 'Asia/Tokyo'", "CREATE TABLE a (id int)",
            ])
            let catalog = try await dialect.introspect(connection)
            #expect(catalog.all(.table).map(\.name) == ["a"])
            #expect(try await connection.query("SHOW timezone").first == "Asia/Tokyo")
            try await connection.execute(["CREATE TABLE b (id int)", "ROLLBACK"])
            #expect(try await dialect.introspect(connection).all(.table).isEmpty)
        }
    }

    @Test func aReaderCanDescribe() async throws {
        let server = SharedServer.any
        try await server.withDatabase { connection in
            try await connection.execute("CREATE TABLE a (id int)")
            let reader = try await server.connect(like: connection, mode: .read)
            #expect(try await PostgresDialect().introspect(reader).all(.table).count == 1)
            #expect(try await PostgresDialect().introspect(reader).all(.column).count == 1)
            await reader.close()
        }
    }
}

extension SharedServer {
    /// The catalog of a new database after some statements.
    func catalog(of statements: [String]) async throws -> Catalog {
        try await withDatabase { connection in
            for statement in statements { try await connection.execute(Statement(statement)) }
            return try await PostgresDialect().introspect(connection)
        }
    }
}
