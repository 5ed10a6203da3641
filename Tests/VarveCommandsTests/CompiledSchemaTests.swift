import Testing
import VarveDeclaration
import VarveTestSupport

@testable import VarveCommands

private struct Wallet: Table {
    static let name = "wallets"

    let id = Column<Int>("id").primaryKey()
    let balance = Column<Int>("balance").default(0)

    var rules: [Rule] {
        Check(balance >= 0)
    }
}

private struct Nameless: Table {
    static let name = ""

    let id = Column<Int>("id").primaryKey()
}

/// The tool in a user's own executable, with the schema compiled in.
@Suite struct CompiledSchemaTests {
    private func session(_ schema: Schema) throws -> Session {
        var session = try Session()
        session.tool = Tool(name: "migrate", schema: schema)
        return session
    }

    @Test func `the schema needs no file`() async throws {
        let session = try session(Schema(tables: [Wallet.self]))
        let outcome = await session.run("init")
        #expect(outcome.output.contains("next: migrate generate create_users"))
        #expect(!(try session.folder.contents().keys.contains("schema.sql")))
        #expect(await session.run("generate", "add_wallets").status == .fine)
        #expect(try session.folder.read("migrations/0001_add_wallets.up.sql").contains("wallets"))
        #expect(await session.run("up").status == .fine)
        #expect(await session.run("check").status == .fine)
        #expect(await session.run("diff", "sqlite:app.db", "schema").status == .fine)
    }

    @Test func `a file that is named goes before it`() async throws {
        let session = try session(Schema(tables: [Wallet.self]))
        try session.folder.write("other.sql", "CREATE TABLE other (id integer);\n")
        await session.run("init")
        let outcome = await session.run("diff", "migrations", "schema", "--schema", "other.sql")
        #expect(outcome.status == .no && outcome.output.hasPrefix("+ table other\n"))
    }

    @Test func `a declaration that is wrong is named with its type`() async throws {
        let session = try session(Schema(tables: [Nameless.self]))
        await session.run("init")
        let outcome = await session.run("generate", "add_wallets")
        #expect(outcome.status == .failed)
        #expect(outcome.errors.hasPrefix("migrate: ") && outcome.errors.contains("the name is empty"))
    }

    @Test func `messages bear the executable's name`() async throws {
        let session = try session(Schema(tables: []))
        let outcome = await session.run("stauts")
        #expect(
            outcome.errors
                == """
                migrate: unknown command 'stauts'
                  hint: did you mean 'status'?
                  hint: 'migrate --help' lists the commands

                """)
    }

    @Test func `init writes a package whose tool has the schema in it`() async throws {
        let session = try Session()
        let outcome = await session.run("init", "--swift", "--varve-path", "../varve")
        var text = outcome.description
        for file in [
            "Package.swift", "Sources/migrate/main.swift", "Sources/migrate/Schema.swift", "varve.json",
        ] {
            text += "\n=== \(file)\n\(try session.folder.read(file))"
        }
        try expectSnapshot(text, "init-swift.txt")
        let main = try session.folder.read("Sources/migrate/main.swift")
        #expect(main.split(separator: "\n", omittingEmptySubsequences: false).count <= 6)
    }
}
