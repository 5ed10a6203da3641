import FoundationEssentials
import Testing
import VarveTestSupport

@testable import VarveCommands

/// `docs`, `verify`, `up --backup` and the settings that belong to them, on an SQLite file.
@Suite struct DocumentCommandTests {
    private func session(settings: String) throws -> Session {
        let session = try Session()
        try session.folder.write("varve.json", settings)
        try session.folder.write(
            "migrations/0001_a.sql", "-- purpose: A\nCREATE TABLE a (x INTEGER PRIMARY KEY);")
        try session.folder.write("migrations/down/0001_a.sql", "DROP TABLE a;")
        try session.folder.write("migrations/0002_b.sql", "CREATE INDEX a_x ON a (x);")
        try session.folder.write("migrations/down/0002_b.sql", "DROP INDEX a_x;")
        return session
    }

    @Test func `docs history prints, writes and compares`() async throws {
        let session = try session(settings: "{}")
        let printed = await session.run("docs", "history")
        #expect(printed.status == .fine && printed.output.hasPrefix("# Migration history\n"))
        #expect(await session.run("docs", "history", "-o", "H.md", "--check", "H.md").status == .usage)
        #expect(await session.run("docs", "history", "migrations").status == .usage)
        #expect(await session.run("docs", "fiction").status == .usage)
        let missing = await session.run("docs", "history", "--check", "H.md")
        #expect(missing.status == .no)
        #expect(missing.output == "H.md is not there: 'varve docs history -o H.md' writes it\n")
        #expect(await session.run("docs", "history", "-o", "H.md").output == "wrote H.md\n")
        #expect(try session.folder.read("H.md") == printed.output)
        #expect(await session.run("docs", "history", "--check", "H.md").output == "H.md is up to date\n")
    }

    @Test func `the settings name the history, and check compares it`() async throws {
        let session = try session(settings: "{ history: 'docs.md' }")
        let stale = await session.run("check")
        #expect(stale.status == .no)
        #expect(
            stale.output
                == "error: docs.md is not there; “varve docs history” writes it [history-stale]\n")
        #expect(await session.run("docs", "history").output == "wrote docs.md\n")
        #expect(await session.run("check").status == .fine)
    }

    @Test func `verify answers for a migration and an object, as text and as JSON`() async throws {
        let session = try session(settings: "{}")
        let missing = await session.run("verify", "a")
        #expect(missing.status == .no)
        await session.run("up")
        #expect(
            await session.run("verify", "2").output == """
                migration 0002_b
                  applied  yes
                  present  yes
                  intact   yes

                """)
        let object = await session.run("verify", "a_x", "--json")
        #expect(
            object.output == """
                {
                  "isFine" : true,
                  "verified" : [
                    {
                      "applied" : true,
                      "findings" : [

                      ],
                      "intact" : true,
                      "kind" : "index",
                      "migration" : "0002_b",
                      "name" : "a_x",
                      "present" : true
                    }
                  ]
                }

                """)
        #expect(await session.run("verify", "nobody").status == .no)
    }

    @Test func `up makes a backup of a database that is there, and says how to restore it`() async throws {
        let session = try session(settings: "{}")
        #expect(await session.run("up", "--to", "1", "--backup", "kept").errors.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: session.folder("kept")))
        let outcome = await session.run("up", "--backup", "kept")
        #expect(outcome.output.contains(/^backed up to kept\/app-0001-\d+\.db\n/))
        #expect(outcome.errors.contains("to restore: stop whatever uses the database"))
        try session.folder.write("file", "x")
        await session.run("down")
        let refused = await session.run("up", "--backup", "file")
        #expect(refused.status == .failed)
        #expect(refused.errors.contains("could not be made, so nothing was applied"))
        #expect(await session.run("status", "--check").status == .no)
    }

    @Test func `wrangler's ledger is kept where the settings say so`() async throws {
        let session = try session(settings: "{ d1Ledger: true }")
        #expect(await session.run("up").status == .fine)
        #expect(await session.run("diff", "sqlite:app.db", "migrations").status == .fine)
        try session.folder.write("varve.json", "{ d1Ledger: 'my_migrations' }")
        #expect(await session.run("up").output == "nothing to do: the database is up to date\n")
        #expect(await session.run("diff", "sqlite:app.db", "migrations").status == .fine)
        try session.folder.write("varve.json", "{ d1Ledger: 7 }")
        let outcome = await session.run("up")
        #expect(outcome.errors.contains("'d1Ledger' must be true, false or the table's name in quotes"))
    }
}
