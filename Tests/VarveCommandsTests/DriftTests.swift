import Testing
import VarveDatabase
import VarveSQLite
import VarveTestSupport

@testable import VarveCommands

/// `drift`, and what is said of objects that are not modelled.
@Suite struct DriftTests {
    private func session() async throws -> Session {
        let session = try Session()
        try session.folder.write(
            "migrations/0001_a.up.sql", "CREATE TABLE a (x INTEGER PRIMARY KEY, y TEXT);")
        try session.folder.write("migrations/0001_a.down.sql", "DROP TABLE a;")
        #expect(await session.run("up").status == .fine)
        try session.folder.write("migrations/0002_b.up.sql", "CREATE TABLE b (x);")
        try session.folder.write("migrations/0002_b.down.sql", "DROP TABLE b;")
        return session
    }

    private func change(_ session: Session, _ statements: String...) async throws {
        let connection = try await SQLiteDialect().connect(
            to: DatabaseURL("sqlite:" + session.folder("app.db")), mode: .write)
        for statement in statements { try await connection.execute(Statement(statement)) }
        await connection.close()
    }

    @Test func `a database is what its applied migrations made until somebody changes it`() async throws {
        let session = try await session()
        #expect(
            await session.run("drift").description == "sqlite:app.db is what its migrations made\nexit 0\n")
        try await change(
            session, "ALTER TABLE a RENAME TO old_a", "CREATE TABLE a (x INTEGER PRIMARY KEY, y INTEGER)",
            "CREATE INDEX a_y ON a (y)")
        let outcome = await session.run("drift")
        #expect(
            outcome.description == """
                + table old_a
                    column x INTEGER
                    column y TEXT
                    primary key (x)
                ~ column a.y
                    type: TEXT → INTEGER
                + index a_y
                exit 3

                """)
        let json = await session.run("drift", "--json")
        #expect(json.status == .no && json.output.contains("\"isNone\" : false"))
        #expect(await session.run("drift", "--database", "sqlite:none.db").status == .failed)
    }

    @Test func `drift says where it can not be sure`() async throws {
        let session = try await session()
        try session.folder.write(
            "migrations/0001_a.up.sql", "CREATE TABLE a (x INTEGER PRIMARY KEY, y TEXT); -- edited")
        #expect(
            await session.run("drift").description == """
                ? 0001_a was changed after it was applied; what is compared is its file as it is now
                exit 3

                """)
        try session.folder.remove("migrations/0001_a.up.sql")
        try session.folder.remove("migrations/0001_a.down.sql")
        let gone = await session.run("drift")
        #expect(gone.status == .no)
        #expect(gone.output.hasPrefix("+ table a\n"))
        #expect(
            gone.output.hasSuffix(
                "? 0001_a is applied and its file is not there, so what it made counts as drift\n"))
    }

    @Test func `what is not modelled is told everywhere, and an error where that is wanted`() async throws {
        let session = try await session()
        try await change(
            session, "PRAGMA writable_schema = ON",
            "INSERT INTO sqlite_schema VALUES ('table', 'v', 'v', 0, 'CREATE VIRTUAL TABLE v USING vec0(x)')")
        let name = "virtual table v (module vec0 is not here)"
        let note = "varve: not compared and left as they are: \(name)\n"
        for words in [["drift"], ["pull"], ["diff", "sqlite:app.db", "sqlite:app.db"]] {
            let outcome = await session.run(words)
            #expect(outcome.status == .fine && outcome.errors == note, "\(words): \(outcome)")
            let strict = await session.run(words + ["--strict"])
            #expect(strict.status == .no && strict.errors.contains(name), "\(words): \(strict)")
            let json = await session.run(words + ["--json"])
            #expect(json.status == .fine && json.output.contains("\"\(name)\""), "\(words): \(json)")
        }
        #expect(await session.run("pull", "--strict", "-o", "kept.sql").status == .no)
        #expect(try session.folder.contents()["kept.sql"] == nil)
        let plain = await session.run("diff", "sqlite:app.db", "sqlite:app.db", "--sql")
        #expect(plain == Session.Outcome(status: .fine, output: "", errors: note))
        let sql = await session.run("diff", "migrations", "sqlite:app.db", "--sql", "--strict")
        #expect(sql.status == .no && sql.output.isEmpty)
    }

    @Test func `check tells what the migrations make and Varve does not model`() async throws {
        let session = try await session()
        try session.folder.write(
            "migrations/0003_c.up.sql",
            """
            PRAGMA writable_schema = ON;
            INSERT INTO sqlite_schema VALUES ('table', 'v', 'v', 0, 'CREATE VIRTUAL TABLE v USING vec0(x)');
            PRAGMA writable_schema = RESET;
            """)
        try session.folder.write(
            "migrations/0003_c.down.sql",
            "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'v'; PRAGMA writable_schema = RESET;"
        )
        let told = await session.run("check")
        #expect(told.status == .fine)
        #expect(
            told.output.hasPrefix("notice: Varve does not model virtual table v (module vec0 is not here)"))
        let strict = await session.run("check", "--strict")
        #expect(strict.status == .no && strict.output.hasPrefix("error: Varve does not model"))
    }
}
