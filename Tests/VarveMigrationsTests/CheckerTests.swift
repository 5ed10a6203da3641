import Testing
import VarveDatabase
import VarveDeclaration
import VarveSQLite
import VarveTestSupport

@testable import VarveMigrations

@Suite("The gate")
struct CheckerTests {
    let folder: TemporaryFolder
    let checker: Checker

    init() throws {
        folder = try TemporaryFolder()
        checker = Checker(loader: LoaderTests.loader(folder))
        try folder.pair("0001_a", up: "CREATE TABLE a (x int);", down: "DROP TABLE a;")
    }

    func check(schema: CatalogSource? = nil, ledger: [LedgerEntry]? = nil) async throws -> [String] {
        try await checker.check(folder("m"), schema: schema, ledger: ledger).map { finding in
            let path = finding.path.map { $0.replacing(folder.path + "/", with: "") } ?? "-"
            let text = finding.message.replacing(folder.path + "/", with: "")
            return "\(finding.rule) \(path): \(text)"
        }
    }

    @Test("Nothing is found where all is well")
    func fine() async throws {
        try folder.write("schema.sql", "CREATE TABLE a (x int);")
        #expect(try await check(schema: .sql(path: folder("schema.sql")), ledger: []) == [])
    }

    @Test("A down half that does not restore, and one that fails; the others are still looked at")
    func downs() async throws {
        try folder.pair("0002_b", up: "CREATE TABLE b (x int);", down: "SELECT 1;")
        try folder.pair("0003_c", up: "CREATE TABLE c (x int);", down: "DROP TABLE d;")
        try folder.pair("0004_d", up: "CREATE TABLE d (x int);", down: "DROP TABLE d;")
        let findings = try await check()
        #expect(
            findings == [
                """
                down-restores m/0002_b.down.sql: does not restore the schema before the migration:
                  table b is there and should not be
                """,
                """
                statement-fails m/0003_c.down.sql: m/0003_c.down.sql:1:1: no such table: d (SQLITE_ERROR)
                  | DROP TABLE d
                """,
            ])
    }

    @Test("An end that is not the declared schema")
    func schema() async throws {
        try folder.write("schema.sql", "CREATE TABLE a (x int);\nCREATE TABLE b (x int);")
        let findings = try await check(schema: .sql(path: folder("schema.sql")))
        #expect(
            findings == [
                "schema-differs m: the migrations do not lead to the declared schema: table b is missing; "
                    + "“varve generate NAME” writes the missing migration"
            ])
    }

    @Test("An edited file, an unknown one, one out of order")
    func ledger() async throws {
        try folder.pair("0003_c", up: "CREATE TABLE c (x int);", down: "DROP TABLE c;")
        let database = try TestDatabase.sqlite(folder)
        _ = try await database.running { try await $0.up(folder.migrations()) }
        try folder.pair("0001_a", up: "CREATE TABLE a (y int);", down: "DROP TABLE a;")
        try folder.pair("0002_b", up: "CREATE TABLE b (x int);", down: "DROP TABLE b;")
        let rules = try await checker.check(folder("m"), ledger: database.entries()).map(\.rule)
        #expect(rules == ["edited-file", "out-of-order"])
    }

    @Test("Numbers twice and files that can't be read are findings, a missing folder is an error")
    func files() async throws {
        try folder.pair("0001_b", up: "CREATE TABLE b (x int);", down: "DROP TABLE b;")
        #expect(try await checker.check(folder("m")).map(\.rule) == ["duplicate-number"])
        try folder.write("m/0002_c.up.sql", "SELECT 1;")
        #expect(try await checker.check(folder("m")).map(\.rule) == ["missing-half"])
        let error = await migrationError { _ = try await checker.check(folder("none")) }
        #expect(error == .folderMissing(folder("none")))
    }

    @Test("Forbidden names are looked for in every table")
    func forbidden() async throws {
        var schema = DeclaredSchema(tables: [
            DeclaredTable(name: "a", columns: [DeclaredColumn(name: "raw_html", type: .text)])
        ])
        schema.tables[0].rules = [.forbiddenColumns(["*_HTML", "body"], reason: "content is never kept")]
        try folder.pair(
            "0001_a", up: "CREATE TABLE a (raw_html TEXT NOT NULL) STRICT;", down: "DROP TABLE a;")
        let findings = try await check(schema: .declared(schema))
        #expect(
            findings == [
                "forbidden-column -: the column a.raw_html has a name that is forbidden (*_HTML): "
                    + "content is never kept"
            ])
    }
}
