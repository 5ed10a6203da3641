import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarveMigrations

@Suite("Folders that can't be used")
struct BadInputTests {
    @Test("A missing folder")
    func missingFolder() async throws {
        let folder = try TemporaryFolder()
        let text = await message(folder) { _ = try folder.migrations() }
        #expect(text == "m: there is no such file or folder")
    }

    @Test(
        "Files that are not what they should be",
        arguments: [
            ("", "m/0001_a.up.sql: the file is empty; write its SQL or remove it"),
            (" \n\t\n", "m/0001_a.up.sql: the file is empty; write its SQL or remove it"),
            ("SELECT 1\u{0};", "m/0001_a.up.sql: the file is binary, not SQL text"),
            (
                "-- varve:no-transactoin\nSELECT 1;",
                "m/0001_a.up.sql:1:1: unknown directive “varve:no-transactoin”; "
                    + "did you mean “varve:no-transaction”?"
            ),
            (
                "SELECT 1;\n-- varve:explode\nSELECT 2;",
                "m/0001_a.up.sql:2:1: unknown directive “varve:explode”"
            ),
            (
                "-- varve:ignore drop-table\nSELECT 1;",
                "m/0001_a.up.sql:1:1: write “-- varve:ignore RULE -- REASON”"
            ),
        ])
    func files(text: String, expected: String) async throws {
        let folder = try TemporaryFolder()
        try folder.pair("0001_a", up: text, down: "SELECT 1;")
        let text = await message(folder) { _ = try folder.migrations() }
        #expect(text == expected)
    }

    @Test("A file that is not UTF-8")
    func encoding() async throws {
        let folder = try TemporaryFolder()
        try folder.pair("0001_a", up: "SELECT 1;", down: "SELECT 1;")
        try folder.write("m/0001_a.up.sql", bytes: Array("SELECT 1;\n-- caf".utf8) + [0xE9])
        let text = await message(folder) { _ = try folder.migrations() }
        #expect(text == "m/0001_a.up.sql:2: the text is not UTF-8; save the file in that encoding")
    }

    @Test("A down half that is left for later is refused when it is asked for")
    func laterHalf() async throws {
        let folder = try TemporaryFolder()
        try folder.pair("0001_a", up: "SELECT 1;", down: "-- varve:explode\nSELECT 1;")
        let expected = "m/0001_a.down.sql:1:1: unknown directive “varve:explode”"
        #expect(await message(folder) { _ = try folder.migrations() } == expected)
        let read = try MigrationFolder(reading: folder("m"), readsDownHalves: false)
        #expect(read.migrations[0].hasDown)
        #expect(await message(folder) { _ = try read.migrations[0].down } == expected)
    }

    @Test("Two migrations with one number")
    func duplicates() async throws {
        let folder = try TemporaryFolder()
        try folder.pair("0002_a", up: "SELECT 1;", down: "SELECT 1;")
        try folder.pair("002_b", up: "SELECT 1;", down: "SELECT 1;")
        let text = await message(folder) { _ = try folder.migrations() }
        #expect(
            text == "two migrations have the number 0002: m/0002_a.up.sql and m/002_b.up.sql; "
                + "“varve renumber” gives the later one the next free number")
    }

    @Test(
        "Halves and numbers that are missing",
        arguments: [
            (["0001_a.up.sql"], "m/0001_a.up.sql: its other half, m/0001_a.down.sql, is missing"),
            (["0001_a.down.sql"], "m/0001_a.down.sql: its other half, m/0001_a.up.sql, is missing"),
            (["0001_a/up.sql"], "m/0001_a/up.sql: its other half, m/0001_a/down.sql, is missing"),
            (
                ["0001_a.up.sql", "0001_a.down.sql", "0002_b.sql"],
                "m/0002_b.sql: its other half, m/0002_b.down.sql, is missing"
            ),
            (
                ["schema.sql"],
                "m/schema.sql: the name has no number in front; name it as 0007_add_wallets.up.sql, "
                    + "or move it elsewhere"
            ),
            (
                ["99999999999999999999_a.sql"],
                "m/99999999999999999999_a.sql: the number in the name has more than 18 digits"
            ),
        ])
    func names(files: [String], expected: String) async throws {
        let folder = try TemporaryFolder()
        for file in files { try folder.write("m/\(file)", "SELECT 1;") }
        let text = await message(folder) { _ = try folder.migrations() }
        #expect(text == expected)
    }

    @Test(
        "Markers of other tools that are wrong",
        arguments: [
            (
                "-- +goose Upp\nSELECT 1;",
                "m/0001_a.sql:1:1: unknown directive “+goose Upp”; did you mean “+goose Up”?"
            ),
            (
                "-- +goose Down\nSELECT 1;",
                "m/0001_a.sql:1:1: the down half comes once, and after the up half"
            ),
            (
                "-- migrate:up\nSELECT 1;\n-- migrate:up\nSELECT 1;",
                "m/0001_a.sql:3:1: the up half comes once, and before the down half"
            ),
            (
                "-- migrate:up transaction:no\nSELECT 1;",
                "m/0001_a.sql:1:1: unknown directive “migrate:up transaction:no”; "
                    + "did you mean “migrate:up transaction:false”?"
            ),
        ])
    func markers(text: String, expected: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("m/0001_a.sql", text)
        let text = await message(folder) { _ = try folder.migrations() }
        #expect(text == expected)
    }

    @Test("Names that can't stand in a file's name", arguments: ["", "../x", "a;b", "_"])
    func migrationNames(name: String) async throws {
        let folder = try TemporaryFolder()
        try FileSystem.makeFolder(folder("m"))
        let error = await migrationError { try folder.migrations().writeTemplate(named: name) }
        #expect(error == .unusableName(name))
    }
}
