import Testing
import VarveDatabase
import VarveMigrations

@testable import VarveCommands

@Suite struct SettingsFileTests {
    private func read(_ text: String) throws(SettingsError) -> SettingsFile {
        try SettingsFile(SQLScript(name: "varve.json", text: text))
    }

    @Test func `all of JSON5 is read`() throws {
        let file = try read(
            """
            // The application's database
            {
                database: 'postgresql://${PGUSER}@localhost/app', /* not "production" */
                "schema": "db/schema",
                layout: "folders", numbering: 'timestamp',
                numberWidth: 5.0,
                ledger: "\\u00e4\\ud83d\\ude00\\
            !",
            }
            """)
        var expected = SettingsFile()
        expected.database = "postgresql://${PGUSER}@localhost/app"
        expected.schema = "db/schema"
        expected.layout = .folders
        expected.numbering = .timestamp
        expected.numberWidth = 5
        expected.ledger = "ä😀!"
        #expect(file == expected)
    }

    @Test(arguments: [
        ("", "varve.json:1:1: the file ends where a value must stand"),
        ("[]", "varve.json:1:1: settings are an object: { … }"),
        ("{\n  schema: \"a\"\n  ledger: \"b\"\n}", "varve.json:3:3: expected ',' or '}'"),
        ("{ schema: \"a\"", "varve.json:1:14: the file ends before '}'"),
        ("{ schema \"a\" }", "varve.json:1:10: a colon must follow the key 'schema'"),
        ("{ schema: maybe }", "varve.json:1:11: expected a value"),
        ("{ schema: \"a\n\" }", "varve.json:1:11: the text has no closing quote"),
        ("{ schema: \"a\", schema: \"b\" }", "varve.json:1:16: the key 'schema' is there twice"),
        ("{ /* }", "varve.json:1:3: the comment never ends"),
        ("{} {}", "varve.json:1:4: nothing may follow the closing brace"),
        ("{ ledger: \"\\uZZ\" }", "varve.json:1:14: expected four hexadecimal digits after \\u"),
        ("{ schema: 7 }", "varve.json:1:11: 'schema' must be a text in quotes"),
        ("{ numberWidth: 0 }", "varve.json:1:16: 'numberWidth' must be a whole number from 1 to 18"),
        ("{ numberWidth: 1.5 }", "varve.json:1:16: 'numberWidth' must be a whole number from 1 to 18"),
        (
            "{ layout: \"tree\" }",
            "varve.json:1:11: 'layout' must be one of 'pairs', 'folders', 'flat', 'goose', 'dbmate'"
        ),
    ])
    func `what can't be used is named with its place`(text: String, message: String) {
        #expect(throws: SettingsError(message)) { try read(text) }
    }

    @Test func `an unknown key is an error with a suggestion`() {
        let hints = [
            "did you mean 'migrations'?",
            "the keys are database, schema, migrations, layout, numbering, numberWidth, ledger, scratch, "
                + "d1Ledger, history, canonical, retention, conventions",
        ]
        #expect(throws: SettingsError("varve.json:2:3: unknown key 'migration'", hints: hints)) {
            try read("{\n  migration: \"m\",\n}")
        }
    }

    @Test func `values that are nested without end are refused`() {
        #expect(throws: SettingsError.self) { try read(String(repeating: "[", count: 100_000)) }
    }
}
