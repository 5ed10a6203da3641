import Testing
import VarveDatabase
import VarveDeclaration
import VarveTestSupport

@testable import VarveCommands

private struct Note: Table {
    static let name = "notes"

    let id = Column<Int>("id").primaryKey()
}

private struct Notes: SchemaModule {
    var tables: [any Table.Type] { [Note.self] }
}

/// Conventions and a canonical schema for those who write SQL.
@Suite struct ConventionSettingsTests {
    private func read(_ text: String) throws -> Conventions? {
        try SettingsFile(SQLScript(name: "varve.json", text: "{ conventions: \(text) }")).conventions
    }

    @Test func `every key is read`() throws {
        let conventions = try #require(
            try read(
                """
                {
                  tableNames: "<module>_<entity>", snakeCase: true, foreignKeyNames: "<thing>_id",
                  keyType: "uuid", timestampType: "timestamptz", jsonType: "jsonb",
                  requiredColumns: ["created_at"], indexedForeignKeys: true, statedOnDelete: true,
                  hashedColumns: ["*token*"], advisory: ["foreign-key-index"],
                  exemptions: [{ table: "shop.a", column: "b", rule: "key-type", because: "old" }],
                  modules: { core: { shared: true, prefixes: ["identity"], tables: ["x.y"] },
                    shop: { dependsOn: ["core"] }, mail: { dependsOn: ["shop"] } },
                }
                """))
        var expected = Conventions(
            tableNames: "<module>_<entity>", snakeCase: true, foreignKeyNames: "<thing>_id",
            keyType: .native(postgres: "uuid", sqlite: "uuid"),
            timestampType: .native(postgres: "timestamptz", sqlite: "timestamptz"),
            jsonType: .native(postgres: "jsonb", sqlite: "jsonb"), requiredColumns: ["created_at"],
            indexedForeignKeys: true, statedOnDelete: true, hashedColumns: ["*token*"],
            exemptions: [
                Exemption(schema: "shop", table: "a", column: "b", from: .keyType, because: "old")
            ],
            advisory: [.foreignKeyIndex])
        expected.modules = [
            DeclaredModule(name: "core", prefixes: ["identity"], tables: [["x", "y"]], isShared: true),
            DeclaredModule(name: "shop", prefixes: ["shop"], dependencies: ["core"]),
            DeclaredModule(name: "mail", prefixes: ["mail"], dependencies: ["core", "shop"]),
        ]
        #expect(conventions == expected)
    }

    @Test(arguments: [
        ("7", "varve.json:1:16: 'conventions' must be an object: { … }"),
        ("{ snakeCase: 1 }", "varve.json:1:29: 'snakeCase' must be true or false"),
        ("{ tableNames: 1 }", "varve.json:1:30: 'tableNames' must be a text in quotes"),
        ("{ requiredColumns: 'x' }", "varve.json:1:35: 'requiredColumns' must be a list: [ … ]"),
        ("{ requiredColumns: [1] }", "varve.json:1:36: 'requiredColumns' must be a list of texts in quotes"),
        (
            "{ tableNames: 'x' }",
            "varve.json:1:30: 'tableNames': 'x' has no placeholder, such as <module> or <entity>"
        ),
        ("{ exemptions: [{ table: 'a', rule: 'key-type' }] }", "varve.json:1:31: 'because' is missing"),
        (
            "{ modules: { a: { dependsOn: ['b'] }, b: { dependsOn: ['a'] } } }",
            "varve.json:1:54: modules depend on each other in a circle: a → b → a"
        ),
        (
            "{ modules: { a: { dependsOn: ['zoo'] } } }",
            "varve.json:1:29: a depends on zoo, which is no module"
        ),
    ])
    func `what can't be used is named with its place`(text: String, message: String) {
        #expect {
            try read(text)
        } throws: {
            ($0 as? SettingsError)?.message == message
        }
    }

    @Test func `a shared module on one that is not, an unknown key and an unknown rule come with a hint`() {
        #expect(
            throws: SettingsError(
                "varve.json:1:29: core depends on shop, and core is shared, so it builds on shared modules only",
                hints: ["let shop depend on core instead"])
        ) { try read("{ modules: { core: { shared: true, dependsOn: ['shop'] }, shop: {} } }") }
        #expect {
            try read("{ snakecase: true }")
        } throws: {
            let error = $0 as? SettingsError
            return error?.message == "varve.json:1:18: unknown key 'snakecase' in 'conventions'"
                && error?.hints.first == "did you mean 'snakeCase'?"
        }
        #expect {
            try read("{ advisory: ['key-types'] }")
        } throws: {
            let error = $0 as? SettingsError
            return error?.message == "varve.json:1:29: there is no rule 'key-types'"
                && error?.hints.first == "did you mean 'key-type'?"
        }
    }

    @Test func `check fails with file, line and object`() async throws {
        let session = try Session()
        await session.run("init")
        try session.folder.write(
            "varve.json",
            """
            { canonical: "document.sql", conventions: { requiredColumns: ["created_at"], advisory: ["snake-case"],
              snakeCase: true } }
            """)
        try session.folder.write("schema.sql", "CREATE TABLE notes (\n  Id int\n);\n")
        try session.folder.write(
            "document.sql", "CREATE TABLE notes (Id int);\nCREATE TABLE more (id int);\n")
        let generated = await session.run("generate", "create_notes")
        #expect(generated.status == .fine)
        #expect(
            generated.errors
                == "varve: error: schema.sql:1: column notes.created_at: every table has this column; add it, or exempt "
                + "the table with a reason [required-column]\n")
        let outcome = await session.run("check")
        #expect(outcome.status == .no)
        try expectSnapshot(
            outcome.description + (await session.run("check", "--json")).description, "check-conventions.txt")
    }

    @Test func `a canonical schema that isn't there is an error`() async throws {
        let session = try Session()
        await session.run("init")
        await session.run("generate", "create_users")
        try session.folder.write("varve.json", "{ canonical: \"nowhere.sql\" }")
        let outcome = await session.run("check")
        #expect(outcome.status == .failed && outcome.errors.contains("nowhere.sql: there is no such file"))
    }

    @Test func `conventions in Swift and in the settings exclude each other`() async throws {
        for (schema, part) in [
            (Schema(tables: [Note.self], conventions: Conventions(snakeCase: true)), "conventions"),
            (Schema(modules: [Notes.self]), "modules"),
        ] {
            var session = try Session()
            session.tool = Tool(name: "migrate", schema: schema)
            await session.run("init")
            await session.run("generate", "create_notes")
            try session.folder.write("varve.json", "{ conventions: { modules: { notes: {} } } }")
            let outcome = await session.run("check")
            #expect(outcome.status == .failed)
            #expect(outcome.errors.contains("\(part) are declared in Swift and in the settings"))
        }
    }
}
