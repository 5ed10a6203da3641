import BalanceKitchen
import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveDeclaration
import VarveTestSupport

/// What `new-module` writes compiles, follows the conventions, and has the document's columns.
@Suite struct NewModuleTests {
    private func template(_ name: String = "reports", things: String = "exports") throws -> ModuleTemplate {
        let account = try #require(
            ModuleTemplate.Account(table: "accounts_accounts", of: try balanceKitchen.declared()))
        return try ModuleTemplate(name: name, things: things, account: account)
    }

    @Test func `it compiles beside the blueprint, and refers to the account by its type`() throws {
        let source = try template().source
        #expect(source.contains("[any SchemaModule.Type] = [Core.self]"))
        #expect(source.contains(".references(\\Account.id, onDelete: .restrict)"))
        #expect(try SwiftCompiler.diagnostics(for: "import BalanceKitchen\n" + source) == "")
    }

    @Test func `it compiles alone, and refers to the account by name`() throws {
        let template = try ModuleTemplate(
            name: "URLScans", things: "line_items", account: ModuleTemplate.Account(table: "customers"))
        #expect(template.moduleType == "Urlscans")
        #expect(
            template.source.contains(
                ".references(column: \"id\", ofTable: \"customers\", onDelete: .restrict)"))
        #expect(try SwiftCompiler.diagnostics(for: template.source) == "")
        let named = try ModuleTemplate(
            name: "url_scans", things: "things", account: ModuleTemplate.Account(table: "customers"))
        #expect(named.moduleType == "URLScans" && named.tableType == "URLScansThings")
        #expect(named.source.contains("static let tablePrefixes = [\"url_scans\"]"))
        #expect(try SwiftCompiler.diagnostics(for: named.source) == "")
    }

    @Test(arguments: [
        "", "2fast", "credit-notes", "credit notes", "_x", "x_", "größe", "a.b", "x/../y",
        String(repeating: "x", count: 31), "table", "Schema", "index",
    ])
    func `a name that is no identifier, or means something else, is refused`(name: String) {
        #expect(throws: ModuleTemplate.UnusableName.self) { try template(name) }
    }

    @Test(arguments: ["", "line-items", "1st"])
    func `so are things`(things: String) {
        #expect(throws: ModuleTemplate.UnusableName.self) { try template(things: things) }
    }
}
