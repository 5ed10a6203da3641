import Testing
import VarveTestSupport

@testable import VarveCommands

/// The main job from a `schema.sql`, with no Swift in sight.
@Suite struct StoryTests {
    private static let first = """
        CREATE TABLE users (
            id integer NOT NULL PRIMARY KEY,
            email text NOT NULL UNIQUE
        );

        """
    private static let second = """
        CREATE TABLE users (
            id integer NOT NULL PRIMARY KEY,
            email text NOT NULL UNIQUE,
            nickname text
        );

        CREATE TABLE wallets (
            user_id integer NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
            balance integer NOT NULL DEFAULT 0 CHECK (balance >= 0)
        );

        CREATE INDEX wallets_balance ON wallets (balance);

        """

    /// Plays a story and writes down what was typed and what came of it.
    private func play(_ session: Session, _ lines: [String]) async -> String {
        var text = ""
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            text += "$ varve \(line)\n\(await session.run(words))\n"
        }
        return text
    }

    /// A project with one migration that is applied.
    private func started() async throws -> Session {
        let session = try Session()
        try session.folder.write("schema.sql", Self.first)
        for line in ["init", "generate create_users", "up"] {
            let outcome = await session.run(line.split(separator: " ").map(String.init))
            #expect(outcome.status == .fine, "\(line): \(outcome)")
        }
        return session
    }

    @Test func `declare, generate, apply, change, apply, roll back`() async throws {
        let session = try Session()
        var text = await play(session, ["init"])
        try session.folder.write("schema.sql", Self.first)
        text += await play(
            session, ["generate create_users", "up --dry-run", "up", "up", "generate nothing", "check"])
        try session.folder.write("schema.sql", Self.second)
        text += await play(
            session,
            [
                "check", "diff migrations schema", "diff migrations schema --sql",
                "diff migrations schema --sql --down", "generate add_wallets --dry-run",
                "generate add_wallets",
                "status", "status --check", "up", "status", "status --check", "check",
                "diff sqlite:app.db schema",
                "diff sqlite:app.db schema --sql", "down --dry-run", "down", "status --json", "redo",
                "down --to 0",
                "down", "up --to 1", "pull",
            ])
        try expectSnapshot(text, "story.txt")
        for name in ["0001_create_users", "0002_add_wallets"] {
            for half in ["up", "down"] {
                let file = "\(name).\(half).sql"
                try expectSnapshot(try session.folder.read("migrations/\(file)"), "story-\(file)")
            }
        }
    }

    @Test func `init touches nothing that is there`() async throws {
        let session = try Session()
        try session.folder.write("schema.sql", Self.second)
        try session.folder.write("varve.json", "{ /* mine */ }")
        let before = try session.folder.contents()
        let outcome = await session.run("init")
        #expect(
            outcome.output == """
                wrote migrations/
                kept varve.json, which is there already
                kept schema.sql, which is there already
                next: varve generate create_users, then varve up

                """)
        var after = try session.folder.contents()
        after["migrations"] = nil
        #expect(after == before)
    }

    @Test func `a password does not get into the settings`() async throws {
        let session = try Session()
        await session.run("init", "--database", "postgresql://me:hush@localhost/app")
        let settings = try session.folder.read("varve.json")
        #expect(!settings.contains("hush") && settings.contains("${DATABASE_URL}"))
    }

    @Test func `new writes a pair to fill in`() async throws {
        let session = try await started()
        let outcome = await session.run("new", "add_indexes")
        #expect(
            outcome.output == """
                migrations/0002_add_indexes.up.sql
                migrations/0002_add_indexes.down.sql

                """)
    }

    @Test func `push needs no migrations`() async throws {
        let session = try await started()
        try session.folder.write("schema.sql", Self.second)
        let text = await play(
            session, ["push --dry-run", "push", "push", "push --json", "diff sqlite:app.db schema"])
        try expectSnapshot(text, "push.txt")
    }

    @Test func `pull writes what declares the same schema`() async throws {
        let session = try await started()
        let outcome = await session.run("pull", "-o", "pulled.sql")
        #expect(outcome.output == "wrote pulled.sql\n")
        let diff = await session.run("diff", "pulled.sql", "schema")
        #expect(diff == Session.Outcome(status: .fine, output: "nothing differs\n", errors: ""))
    }

    @Test func `pull names the tables that Swift can't say`() async throws {
        let session = try Session()
        _ = await session.run("init")
        try session.folder.write(
            "schema.sql", "CREATE TABLE odd (id INTEGER PRIMARY KEY, n INTEGER UNIQUE ON CONFLICT IGNORE);")
        #expect(await session.run("push").status == .fine)
        let outcome = await session.run("pull", "--swift", "-o", "pulled.swift")
        #expect(outcome.errors.contains("written as SQL, since declarations can't say all of them: odd"))
        #expect(
            try session.folder.read("pulled.swift").hasPrefix(
                "// a table that declarations can't say all of, so written as SQL: odd\n"))
    }

    @Test func `every table and result has a JSON form`() async throws {
        let session = try await started()
        try session.folder.write("schema.sql", Self.second)
        let text = await play(
            session,
            [
                "diff migrations schema --json", "check --json", "generate add_wallets --dry-run --json",
                "up --json", "down --json", "new later --json", "renumber --json", "version --json",
            ])
        try expectSnapshot(text, "json.txt")
    }

    @Test func `quiet prints only results`() async throws {
        let session = try await started()
        #expect(await session.run("up", "--quiet").output.isEmpty)
        #expect(await session.run("init", "-q").output.isEmpty)
        #expect(await session.run("check", "-q").output.isEmpty)
        #expect(await session.run("status", "-q").output.contains("create_users"))
    }
}
