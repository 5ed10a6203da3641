import FoundationEssentials
import Testing
import VarveTestSupport

@testable import VarveCommands

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Input that can't be used: a clear error, status 1, and nothing changed.
@Suite struct BadInputTests {
    /// A project with one migration that is applied.
    private func session() async throws -> Session {
        let session = try Session()
        try session.folder.write(
            "migrations/0001_users.up.sql", "CREATE TABLE users (id integer PRIMARY KEY);\n")
        try session.folder.write("migrations/0001_users.down.sql", "DROP TABLE users;\n")
        try session.folder.write("schema.sql", "CREATE TABLE users (id integer PRIMARY KEY);\n")
        #expect(await session.run("up").status == .fine)
        return session
    }

    /// Runs a command that must fail and change nothing, and compares what it says.
    private func expectFailure(
        _ session: Session, _ name: String, _ words: String...,
        at location: Testing.SourceLocation = #_sourceLocation
    ) async throws {
        let before = try session.folder.contents()
        let outcome = await session.run(words)
        #expect(outcome.status == .failed, "\(outcome)", sourceLocation: location)
        #expect(outcome.output.isEmpty, sourceLocation: location)
        #expect(try session.folder.contents() == before, sourceLocation: location)
        try expectSnapshot(outcome.errors, "bad-\(name).txt", at: location)
    }

    @Test(arguments: ["up", "status", "generate x", "new x", "redo"])
    func `a folder that isn't there`(command: String) async throws {
        let session = try await session()
        let words = command.split(separator: " ").map(String.init) + ["--migrations", "nowhere"]
        let outcome = await session.run(words)
        #expect(outcome.status == .failed)
        #expect(outcome.errors == "varve: nowhere: there is no such file or folder\n")
    }

    @Test(arguments: [
        ("empty", [] as [UInt8]), ("binary", [0, 1, 2, 3]), ("not-utf8", Array("-- ".utf8) + [0xE4, 0x0A]),
        ("comments-only", Array("-- nothing yet\n".utf8)),
    ])
    func `a file that is no SQL text`(name: String, bytes: [UInt8]) async throws {
        let session = try await session()
        try session.folder.write("migrations/0002_x.up.sql", bytes: bytes)
        try session.folder.write("migrations/0002_x.down.sql", "DROP TABLE x;\n")
        try await expectFailure(session, name, "up")
    }

    @Test func `a connection string in the place of a URL is not repeated`() async throws {
        let session = try await session()
        let outcome = await session.run("diff", "host=db user=me password=sekret", "schema")
        #expect(outcome.status == .failed)
        #expect(outcome.errors.hasPrefix("varve: a database is named by a URL here"))
        #expect(!outcome.errors.contains("sekret"))
    }

    @Test func `two files with one number`() async throws {
        let session = try await session()
        for name in ["0001_other.up.sql", "0001_other.down.sql"] {
            try session.folder.write("migrations/\(name)", "SELECT 1;\n")
        }
        try await expectFailure(session, "duplicate", "up")
        #expect(await session.run("check").status == .no)
        let outcome = await session.run("renumber")
        #expect(outcome.status == .fine && outcome.output.contains("0002_other.up.sql"), "\(outcome)")
        #expect(await session.run("up").status == .fine)
    }

    @Test func `a missing down half`() async throws {
        let session = try await session()
        try session.folder.write("migrations/0002_x.up.sql", "CREATE TABLE x (id integer);\n")
        try await expectFailure(session, "missing-half", "up")
    }

    @Test func `SQL with a syntax error`() async throws {
        let session = try await session()
        try session.folder.write(
            "migrations/0002_x.up.sql", "CREATE TABLE y (id integer);\n\nCREATE TABEL x (\n  id integer\n);\n"
        )
        try session.folder.write("migrations/0002_x.down.sql", "DROP TABLE y;\n")
        let outcome = await session.run("up")
        #expect(outcome.status == .failed)
        try expectSnapshot(outcome.errors, "bad-syntax.txt")
        #expect(await session.run("status").output.contains("1 applied, 1 pending"))
    }

    @Test func `a declared schema with a syntax error`() async throws {
        let session = try await session()
        try session.folder.write("schema.sql", "CREATE TABLE users (\n  id integer,\n  oops oops oops,\n);\n")
        try await expectFailure(session, "schema-syntax", "generate", "x")
    }

    @Test func `an applied file that was edited`() async throws {
        let session = try await session()
        try session.folder.write(
            "migrations/0001_users.up.sql", "CREATE TABLE users (id text PRIMARY KEY);\n")
        try await expectFailure(session, "edited", "up")
        #expect(await session.run("status", "--check").status == .no)
        let check = await session.run("check")
        #expect(check.status == .no && check.output.contains("0001_users.up.sql"), "\(check)")
    }

    @Test func `a pending file that is older than an applied one`() async throws {
        let session = try await session()
        for (name, sql) in [("up", "CREATE TABLE x (id integer);\n"), ("down", "DROP TABLE x;\n")] {
            try session.folder.write("migrations/0000_x.\(name).sql", sql)
        }
        try await expectFailure(session, "out-of-order", "up")
        #expect(await session.run("up", "--allow-out-of-order").status == .fine)
    }

    @Test func `a database at a version that the folder doesn't know`() async throws {
        let session = try await session()
        try session.folder.remove("migrations/0001_users.up.sql")
        try session.folder.remove("migrations/0001_users.down.sql")
        try session.folder.write("migrations/0002_x.up.sql", "CREATE TABLE x (id integer);\n")
        try session.folder.write("migrations/0002_x.down.sql", "DROP TABLE x;\n")
        try await expectFailure(session, "unknown-version", "up")
    }

    @Test func `a server that is down, and no password in what is said of it`() async throws {
        let session = try await session()
        let outcome = await session.run("up", "-d", "postgresql://me:hush@127.0.0.1:1/app?connect_timeout=2")
        #expect(outcome.status == .failed)
        #expect(outcome.errors.contains("127.0.0.1") && !outcome.errors.contains("hush"))
    }

    @Test func `a file that is no database`() async throws {
        let session = try await session()
        try session.folder.write("app.db", String(repeating: "This is a letter to my aunt.\n", count: 99))
        try await expectFailure(session, "no-database", "up")
    }

    @Test func `a read-only SQLite file`() async throws {
        let session = try await session()
        try session.folder.write("migrations/0002_x.up.sql", "CREATE TABLE x (id integer);\n")
        try session.folder.write("migrations/0002_x.down.sql", "DROP TABLE x;\n")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o444], ofItemAtPath: "\(session.folder.path)/app.db")
        try await expectFailure(session, "read-only", "up")
    }

    @Test func `a URL that leads nowhere`() async throws {
        let session = try await session()
        try await expectFailure(session, "scheme", "up", "-d", "mysql://me:hush@localhost/app")
        try await expectFailure(session, "no-scheme", "up", "-d", "app.db")
    }

    @Test func `a comparison with something that isn't there`() async throws {
        let session = try await session()
        try await expectFailure(session, "diff-missing", "diff", "migrations", "other.sql")
        try await expectFailure(
            session, "diff-dialect", "diff", "migrations", "schema", "--dialect", "oracle")
    }

    @Test func `versions that are not there`() async throws {
        let session = try await session()
        try await expectFailure(session, "up-to", "up", "--to", "9")
        try await expectFailure(session, "down-to", "down", "--to", "9")
    }
}
