import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarveMigrations

@Suite("Whether a migration or an object is there", .serialized)
struct VerifierTests {
    private let folder: TemporaryFolder
    private let database: TestDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try .sqlite(folder)
        try folder.pair(
            "0001_users", up: "CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT, old TEXT);",
            down: "DROP TABLE users;")
        try folder.pair(
            "0002_mail",
            up: "CREATE UNIQUE INDEX users_mail ON users (mail); ALTER TABLE users DROP COLUMN old;",
            down: "DROP INDEX users_mail; ALTER TABLE users ADD COLUMN old TEXT;")
        try folder.pair("0003_tags", up: "CREATE TABLE tags (x int);", down: "DROP TABLE tags;")
    }

    private func up(to version: String) async throws {
        _ = try await database.running {
            try await $0.up(folder.migrations(), UpOptions(to: MigrationVersion(version)))
        }
    }

    /// `migration 0001_users: applied present intact`, with what is wrong behind it.
    private func verify(_ name: String) async throws -> [String] {
        let statuses = try await database.running { try await $0.status(folder.migrations()) }
        let verifier = try await Verifier(
            loader: LoaderTests.loader(folder), folder: folder.migrations(), statuses: statuses,
            database: database.url)
        return try await verifier.verify(name).map { result in
            let answers = [
                (result.isApplied, "applied"), (result.isPresent, "present"), (result.isIntact, "intact"),
            ].filter(\.0).map(\.1)
            #expect(result.isFine == (answers.count == 3))
            let findings = result.findings.map { " | " + $0 }.joined()
            return "\(result.kind) \(result.name): \(answers.joined(separator: " "))\(findings)"
        }
    }

    @Test(
        "What is as it should be, by number, name, file and object",
        arguments: [
            "1", "0001", "users_mail", "0001_users", "0002_mail", "mail", "users.mail",
        ])
    func fine(name: String) async throws {
        try await up(to: "2")
        let results = try await verify(name)
        #expect(!results.isEmpty)
        #expect(results.allSatisfy { $0.hasSuffix(": applied present intact") }, "\(results)")
    }

    @Test("A name that a table and a migration have")
    func both() async throws {
        try await up(to: "3")
        #expect(
            try await verify("tags") == [
                "migration 0003_tags: applied present intact", "table tags: applied present intact",
            ])
    }

    @Test("What is not applied, what nothing makes, what nobody knows")
    func absent() async throws {
        try await up(to: "2")
        #expect(try await verify("3") == ["migration 0003_tags:  | it is not applied"])
        #expect(
            try await verify("tags") == [
                "migration 0003_tags:  | it is not applied",
                "table tags:  | 0003_tags, which makes it, is not applied",
            ])
        try await database.execute("CREATE TABLE tags (x int)", "CREATE TABLE mine (x int)")
        #expect(
            try await verify("3") == [
                "migration 0003_tags: present | it is not applied | what it makes is there all the same"
            ])
        #expect(try await verify("mine") == ["table mine: present | no migration makes it, but it is there"])
        #expect(
            try await verify("usr") == [
                "name usr:  | neither a migration nor anything in the database is called usr; did you mean users?"
            ])
    }

    @Test("What was changed behind the migrations' back, and a file that was edited")
    func changed() async throws {
        try await up(to: "2")
        try await database.execute(
            "DROP INDEX users_mail", "CREATE INDEX users_mail ON users (mail, id)",
            "ALTER TABLE users ADD COLUMN mine TEXT")
        #expect(
            try await verify("users_mail") == [
                "index users_mail: applied present | index users_mail is not as it should be: "
                    + "keys is (mail, id) and should be (mail), unique is none and should be yes"
            ])
        #expect(
            try await verify("users").last
                == "table users: applied present | index users_mail is not as it should be: keys is (mail, id) and "
                + "should be (mail), unique is none and should be yes | column users.mine is there, and no migration makes it"
        )
        try await database.execute("DROP INDEX users_mail", "ALTER TABLE users DROP COLUMN mine")
        #expect(try await verify("users_mail") == ["index users_mail: applied | index users_mail is missing"])
        #expect(try await verify("2") == ["migration 0002_mail: applied | index users_mail is missing"])
        try folder.pair(
            "0001_users", up: "CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT, old TEXT); ",
            down: "DROP TABLE users;")
        #expect(
            try await verify("0001_users").first?.contains("its file was changed after it was applied")
                == true)
    }
}
