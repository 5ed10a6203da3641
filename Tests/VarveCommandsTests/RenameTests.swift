import Testing
import VarveTestSupport

@testable import VarveCommands

/// A rename is said, never guessed: on the command line, or when somebody at a terminal is asked.
@Suite struct RenameTests {
    private func session(answers: [String]? = nil) async throws -> Session {
        var session = try Session()
        try session.folder.write("schema.sql", "CREATE TABLE users (id integer PRIMARY KEY, email text);\n")
        await session.run("init")
        await session.run("generate", "create_users")
        #expect(await session.run("up").status == .fine)
        try session.folder.write("schema.sql", "CREATE TABLE users (id integer PRIMARY KEY, mail text);\n")
        session.answers = answers
        return session
    }

    @Test func `where nobody can be asked both choices are named`() async throws {
        let session = try await session()
        let before = try session.folder.contents()
        let outcome = await session.run("generate", "rename_email")
        #expect(outcome.status == .failed && outcome.output.isEmpty)
        try expectSnapshot(outcome.errors, "rename-unclear.txt")
        #expect(try session.folder.contents() == before)
    }

    @Test func `the command line can say it`() async throws {
        let session = try await session()
        #expect(await session.run("generate", "rename_email", "--rename", "users.email:mail").status == .fine)
        #expect(try session.folder.read("migrations/0002_rename_email.up.sql").contains("RENAME COLUMN"))
        #expect(await session.run("up").status == .fine)
        #expect(await session.run("check").status == .fine)
    }

    @Test func `somebody at a terminal is asked`() async throws {
        let session = try await session(answers: ["7", "1"])
        let outcome = await session.run("generate", "rename_email")
        #expect(outcome.status == .fine)
        try expectSnapshot(outcome.description, "rename-asked.txt")
        #expect(try session.folder.read("migrations/0002_rename_email.up.sql").contains("RENAME COLUMN"))
    }

    @Test func `the answer can be that it is dropped`() async throws {
        let session = try await session(answers: ["2"])
        #expect(await session.run("generate", "drop_email").status == .fine)
        #expect(try session.folder.read("migrations/0002_drop_email.up.sql").contains("DROP COLUMN"))
    }

    @Test func `no answer stops`() async throws {
        let session = try await session(answers: [])
        #expect(await session.run("generate", "rename_email").status == .failed)
    }

    @Test func `diff tells by its status that there is no way without an answer`() async throws {
        let session = try await session()
        let outcome = await session.run("diff", "migrations", "schema", "--sql")
        #expect(outcome.status == .no && outcome.output.isEmpty)
        #expect(outcome.errors.contains("--rename"))
        let allowed = await session.run(
            "diff", "migrations", "schema", "--sql", "--allow-loss", "users.email")
        #expect(allowed.status == .fine && allowed.errors.isEmpty)
    }
}
