import BalanceKitchen
import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveDeclaration
import VarveMigrations
import VarveTestSupport

private struct Note: Table {
    static let name = "notes"

    let id = Column<UUID>.pk()
    let title = Column<String>("title")
    let code = Column<String?>("code", .native(postgres: "json", sqlite: "TEXT"))
    let status = Column<String>.statusText()
    let order = Column<Int?>("order")

    var rules: [Rule] { AppendOnly(except: status, order) }
}

/// The way back from a database to Swift.
@Suite struct PulledKitchenTests {
    @Test func `the blueprint is pulled with what may change in its append-only tables`() async throws {
        let source = CatalogSource.declared(try balanceKitchen.declared())
        try await TestServer.postgres[0].withLoader { loader in
            let swift = try await Puller(loader: loader).swift(of: source).text
            #expect(swift.contains("        AppendOnly()\n"))
            #expect(
                swift.contains(
                    "AppendOnly(except: processedAt, status, lastError, relatedAccountID, relatedTransactionID)"
                ))
            #expect(swift.contains("UpdatedAt(updatedAt)") && !swift.contains("CREATE TRIGGER"))
            #expect(try SwiftCompiler.diagnostics(for: swift) == "")
        }
    }

    @Test func `so is a table of SQLite`() async throws {
        let source = CatalogSource.declared(try Schema(tables: [Note.self]).declared())
        try await TestServer.sqlite.withLoader { loader in
            let swift = try await Puller(loader: loader).swift(of: source).text
            #expect(swift.contains("AppendOnly(except: status, order)") && !swift.contains("CREATE TRIGGER"))
        }
    }

    /// Values of a type that may have no `=`, as json has none, are compared as text.
    @Test(arguments: TestServer.postgres)
    func `a column of any type is kept`(server: TestServer) async throws {
        let statements = try server.dialect.statements(declaring: try Schema(tables: [Note.self]).declared())
        try await server.withDatabase { database async throws in
            for statement in statements { try await database.run(statement) }
            try await database.run("INSERT INTO notes (title, code, status) VALUES ('t', '[1]', 'new')")
            await database.accepts("UPDATE notes SET status = 'done', \"order\" = 2, code = '[1]'")
            await database.refuses("UPDATE notes SET code = '[ 1]'", .message("notes is append-only"))
            await database.refuses("UPDATE notes SET title = 'T'", .message("notes is append-only"))
        }
    }
}
