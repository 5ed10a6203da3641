import Testing
import VarveDeclaration
import VarveTestSupport

@testable import VarveCommands

private struct Customer: Table {
    static let name = "customers"

    let number = Column<Int>("number").primaryKey()
}

private struct Pair: Table {
    static let name = "pairs"

    let a = Column<Int>("a")
    let b = Column<Int>("b")

    var rules: [Rule] { PrimaryKey(a, b) }
}

private struct People: SchemaModule {
    var tables: [any Table.Type] { [Customer.self, Pair.self] }
}

@Suite struct NewModuleCommandTests {
    @Test func `writes a file and says where to register it`() async throws {
        let session = try Session()
        let outcome = await session.run("new-module", "credit_notes", "--folder", "Sources/Modules")
        #expect(
            outcome.output == """
                wrote Sources/Modules/CreditNotes.swift
                next: add CreditNotes.self to the modules of your Schema, then varve generate create_credit_notes_things

                """)
        try expectSnapshot(
            try session.folder.read("Sources/Modules/CreditNotes.swift"), "new-module-CreditNotes.swift.txt")
    }

    @Test func `refers to a table of the compiled schema by its type`() async throws {
        var session = try Session()
        session.tool = Tool(name: "migrate", schema: Schema(modules: [People.self]))
        let outcome = await session.run(
            "new-module", "reports", "--account", "customers", "--things", "exports", "--json")
        #expect(outcome.status == .fine)
        #expect(outcome.output.contains("\"files\" : [\n    \"Reports.swift\"\n  ]"))
        #expect(outcome.output.contains("\"table\" : \"reports_exports\""))
        let source = try session.folder.read("Reports.swift")
        #expect(source.contains("static let dependencies: [any SchemaModule.Type] = [People.self]"))
        #expect(source.contains("Column<Int>(\"account_id\")\n        .references(\\Customer.number,"))
    }

    @Test(arguments: ["pairs", "nowhere"])
    func `a table that can't be referred to is refused`(table: String) async throws {
        var session = try Session()
        session.tool = Tool(name: "migrate", schema: Schema(modules: [People.self]))
        let outcome = await session.run("new-module", "reports", "--account", table)
        #expect(outcome.status == .failed && outcome.output.isEmpty)
        #expect(outcome.errors.contains("the schema has no table \(table) with a key of one column"))
        #expect(try session.folder.contents().isEmpty)
    }

    @Test func `never overwrites`() async throws {
        let session = try Session()
        try session.folder.write("Reports.swift", "mine")
        let outcome = await session.run("new-module", "reports")
        #expect(outcome.status == .failed && outcome.output.isEmpty)
        #expect(outcome.errors == "varve: Reports.swift is there already; nothing was written\n")
        #expect(try session.folder.read("Reports.swift") == "mine")
    }

    @Test(arguments: ["credit-notes", "2nd", "../escape", "table"])
    func `a name that can't be one is wrong usage`(name: String) async throws {
        let session = try Session()
        let outcome = await session.run("new-module", name)
        #expect(
            outcome.status == .usage && outcome.errors.contains("'\(name)' can't be the name of a module"))
        #expect(try session.folder.contents().isEmpty)
    }
}
