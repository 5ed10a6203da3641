import FoundationEssentials
import Testing
import VarveDatabase
import VarveDeclaration
import VarveSQLite
import VarveTestSupport

@testable import VarveCommands

/// `varve retain`, with rules from a schema in Swift and from the settings.
@Suite struct RetainTests {
    private struct Log: Table {
        static let name = "logs"
        let id = Column<Int>("id").primaryKey()
        let createdAt = Column<Date>("created_at")
        let isOpen = Column<Bool>("is_open").default(false)
        var rules: [Rule] {
            Retention(createdAt, keep: .days(30), where: !isOpen, batch: 2)
        }
    }

    private static let settings = """
        {
          retention: [
            { table: "logs", column: "created_at", keep: "30 days", where: "is_open = 0" },
            { table: "visits", column: "at", keep: "12 hours", batch: 10 },
          ],
        }
        """

    private func session() async throws -> Session {
        let session = try Session()
        try session.folder.write("varve.json", Self.settings)
        let connection = try await SQLiteDialect().connect(
            to: DatabaseURL("sqlite:\(session.folder("app.db"))"), mode: .create)
        try await connection.execute([
            "CREATE TABLE logs (id INTEGER PRIMARY KEY, created_at TEXT NOT NULL, is_open INTEGER NOT NULL)",
            "CREATE TABLE visits (at TEXT)", "INSERT INTO visits VALUES ('2020-01-01T00:00:00.000Z'), (NULL)",
            """
            INSERT INTO logs VALUES (1, '2020-01-01T00:00:00.000Z', 0), (2, '2020-01-02T00:00:00.000Z', 0),
            (3, '2020-01-03T00:00:00.000Z', 0), (4, '2020-01-04T00:00:00.000Z', 1),
            (5, '9020-01-04T00:00:00.000Z', 0)
            """,
        ])
        await connection.close()
        return session
    }

    @Test func `rules of the settings`() async throws {
        let session = try await session()
        var text = ""
        for line in [
            "retain --dry-run", "retain --dry-run --json", "retain --batch 2", "retain --json",
            "retain --quiet",
        ] {
            text += "$ varve \(line)\n\(await session.run(line.split(separator: " ").map(String.init)))\n"
        }
        // Where the cut-off is depends on the day.
        text = text.replacing(/"before" : "[^"]+"/, with: "\"before\" : \"…\"")
        try expectSnapshot(text, "retain.txt")
    }

    @Test func `rules of a schema in Swift come before those of the settings`() async throws {
        var session = try await session()
        session.tool = Tool(name: "app", schema: Schema(tables: [Log.self]))
        let all = await session.run("retain", "--dry-run", "--json")
        #expect(all.output.split(separator: "\n").count { $0.contains("\"table\" : ") } == 3)
        #expect(all.output.contains("\"rows\" : 3"))
        let overruled = await session.run("retain", "--dry-run", "--json", "--schema", "schema.sql")
        #expect(overruled.output.split(separator: "\n").count { $0.contains("\"table\" : ") } == 2)
        let removed = await session.run("retain", "--json")
        #expect(removed.output.contains("\"batches\" : 2,"), "the rule's own batch: \(removed)")
    }

    @Test(arguments: [
        ("retain --install pg_cron --uninstall pg_cron", "--install and --uninstall exclude each other"),
        ("retain --install pg_cron --dry-run", "--install takes no --dry-run"),
        ("retain --schedule @daily", "--schedule needs --install"),
        ("retain --batch 0", "--batch must be 1 to 100000"),
        ("retain --install cron", "must be one of pg_cron"),
    ])
    func `a wrong call has status 2`(line: String, message: String) async throws {
        let outcome = try await session().run(line.split(separator: " ").map(String.init))
        #expect(outcome.status == .usage)
        #expect(outcome.errors.contains(message), "\(outcome)")
    }

    @Test func `what can't be done is said, with what to do`() async throws {
        let session = try await session()
        let scheduled = await session.run("retain", "--install", "pg_cron")
        #expect(scheduled.status == .failed)
        #expect(scheduled.errors.contains("SQLite runs nothing by itself"))
        #expect(scheduled.errors.contains("systemd timer"))
        try session.folder.write("varve.json", "{}")
        let unsaid = await session.run("retain")
        #expect(unsaid.status == .failed)
        #expect(unsaid.errors.contains("nothing says how long rows are kept"))
        try session.folder.write(
            "varve.json", #"{ retention: [{ table: "x", column: "at", keep: "1 day" }] }"#)
        let missing = await session.run("retain")
        #expect(missing.status == .failed)
        #expect(missing.errors.contains("rows of x are to be removed, but the database has no such table"))
    }

    @Test(arguments: [
        ("{ retention: 1 }", "varve.json:1:14: 'retention' must be a list of objects"),
        ("{ retention: [1] }", "varve.json:1:15: 'retention' must be a list of objects"),
        (
            "{ retention: [{ table: 'a', column: 'b' }] }",
            "varve.json:1:15: 'retention' needs table, column and keep"
        ),
        ("{ retention: [{ tabel: 'a' }] }", "varve.json:1:17: unknown key 'tabel' in 'retention'"),
        ("{ retention: [{ table: 1 }] }", "varve.json:1:24: 'table' must be a text in quotes"),
        ("{ retention: [{ table: 'a', column: 'b', keep: 'a month' }] }", "'keep' must be like '30 days'"),
        ("{ retention: [{ table: 'a', column: 'b', keep: '0 days' }] }", "not for 0 days"),
        ("{ retention: [{ table: 'a', column: 'b', keep: '-1 days' }] }", "'keep' must be like '30 days'"),
        (
            "{ retention: [{ table: 'a', column: 'b', keep: '1 day', batch: 0 }] }",
            "a batch has 1 to 100000 rows"
        ),
        (
            "{ retention: [{ table: 'a', column: 'b', keep: '1 day', batch: 1.5 }] }",
            "'batch' must be a whole number"
        ),
    ])
    func `settings that can't be used are named with their place`(settings: String, message: String)
        async throws
    {
        let session = try Session()
        try session.folder.write("varve.json", settings)
        let outcome = await session.run("retain")
        #expect(outcome.status == .failed)
        #expect(outcome.errors.contains(message), "\(outcome)")
    }
}
