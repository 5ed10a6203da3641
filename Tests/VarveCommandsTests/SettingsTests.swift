import Testing
import VarveTestSupport

@testable import VarveCommands

@Suite struct SettingsTests {
    /// The database that a session with some settings works on, as status names it.
    private func database(_ session: Session, _ words: String...) async -> Session.Outcome {
        await session.run(["status", "--json"] + words)
    }

    private func session() throws -> Session {
        let session = try Session()
        try session.folder.write("migrations/0001_a.up.sql", "CREATE TABLE a (b integer);\n")
        try session.folder.write("migrations/0001_a.down.sql", "DROP TABLE a;\n")
        return session
    }

    @Test func `the command line goes before the environment before the file before the usual`() async throws
    {
        var session = try session()
        #expect(await database(session).output.contains(#""database" : "sqlite:app.db""#))
        try session.folder.write("varve.json", "{ database: 'sqlite:${NAME}.db' }")
        session.variables = ["NAME": "file"]
        #expect(await database(session).output.contains(#""database" : "sqlite:file.db""#))
        session.variables["DATABASE_URL"] = "sqlite:environment.db"
        #expect(await database(session).output.contains(#""database" : "sqlite:environment.db""#))
        let given = await database(session, "-d", "sqlite:given.db")
        #expect(given.output.contains(#""database" : "sqlite:given.db""#))
    }

    @Test func `a variable that is not set is an error`() async throws {
        let session = try session()
        try session.folder.write("varve.json", "{ database: 'postgresql://me:${SECRET}@host/app' }")
        let outcome = await session.run("status")
        #expect(outcome.status == .failed)
        #expect(
            outcome.errors == "varve: the settings name the environment variable SECRET, which is not set\n")
    }

    @Test func `settings that were named must be there`() async throws {
        let outcome = await (try session()).run("status", "--settings", "other.json")
        #expect(outcome.status == .failed)
        #expect(outcome.errors == "varve: other.json can't be read: No such file or directory\n")
    }
}
