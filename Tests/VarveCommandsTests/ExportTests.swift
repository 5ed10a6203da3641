import Testing
import VarveTestSupport

@testable import VarveCommands

/// `export` and `docs`: what is exported, where it goes, and whether a file is stale.
@Suite struct ExportTests {
    private static let schema = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE);\n"

    private func session() throws -> Session {
        let session = try Session()
        try session.folder.write("schema.sql", Self.schema)
        return session
    }

    @Test func `the declared schema is exported, else the migrations, else what is named`() async throws {
        let session = try session()
        let declared = await session.run("export", "drizzle")
        #expect(declared.status == .fine && declared.errors.isEmpty)
        #expect(declared.output.contains(#"export const users = sqliteTable("users", {"#))
        try session.folder.write(
            "migrations/0001_pages.up.sql", "CREATE TABLE pages (id INTEGER PRIMARY KEY);")
        try session.folder.write("migrations/0001_pages.down.sql", "DROP TABLE pages;")
        #expect(await session.run("export", "drizzle") == declared)
        let named = await session.run("export", "drizzle", "migrations")
        #expect(named.output.contains("pages") && !named.output.contains("users"))
        try session.folder.remove("schema.sql")
        #expect(await session.run("export", "drizzle") == named)
        #expect(await session.run("up").status == .fine)
        #expect(await session.run("export", "drizzle", "sqlite:app.db") == named)
    }

    @Test(arguments: [
        ["export", "drizzle"], ["export", "sqlalchemy"], ["export", "mermaid"], ["export", "dbml"],
        ["export", "json-schema"], ["docs", "schema"],
    ])
    func `a file is written, found fresh, and found stale`(words: [String]) async throws {
        let session = try session()
        let command = words.joined(separator: " ")
        let missing = await session.run(words + ["--check", "out"])
        #expect(missing.status == .no)
        #expect(missing.output == "out is not there: 'varve \(command) -o out' writes it\n")
        #expect(await session.run(words + ["-o", "out"]).output == "wrote out\n")
        #expect(try session.folder.read("out") == (await session.run(words)).output)
        let fresh = await session.run(words + ["--check", "out"])
        #expect(fresh.status == .fine && fresh.output == "out is up to date\n")
        try session.folder.write("schema.sql", Self.schema + "CREATE TABLE pages (id INTEGER PRIMARY KEY);")
        let before = try session.folder.read("out")
        let stale = await session.run(words + ["--check", "out"])
        #expect(stale.status == .no)
        #expect(stale.output == "out is stale: 'varve \(command) -o out' writes it\n")
        #expect(try session.folder.read("out") == before)
        #expect(
            await session.run(words + ["--check", "out", "--json"]).output == "{\n  \"isFresh\" : false\n}\n")
    }

    @Test func `wrong calls are refused and touch nothing`() async throws {
        let session = try session()
        let before = try session.folder.contents()
        let both = await session.run("export", "dbml", "-o", "a", "--check", "b")
        #expect(both.status == .usage && both.errors.contains("--output and --check exclude each other"))
        #expect(await session.run("export", "word").errors.contains("it must be one of drizzle, sqlalchemy,"))
        #expect(await session.run("docs", "future").status == .usage)
        #expect(await session.run("export", "dbml", "nowhere").status == .failed)
        #expect(try session.folder.contents() == before)
    }

    @Test func `--json has the text in an object`() async throws {
        let session = try session()
        let outcome = await session.run("export", "mermaid", "--json")
        #expect(outcome.output.contains(#""text" : "%% An entity diagram"#))
    }
}
