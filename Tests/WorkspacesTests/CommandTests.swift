import BlueprintTestSupport
import FoundationEssentials
import Testing
import VarveDatabase
import VarveSQLite
import VarveTestSupport

/// What the document says in commands and in prose, done with the blueprint's own tool.
@Suite("Database Migration History: commands, statistics, troubleshooting and validation")
struct CommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["varve.json", "HISTORY.md", "migrations"] {
            try FileManager.default.copyItem(atPath: blueprint(name), toPath: folder(name))
        }
    }

    /// Runs the tool in a copy of the blueprint's folder.
    @discardableResult
    private func run(
        _ arguments: String..., status: Int32 = 0, at location: SourceLocation = #_sourceLocation
    ) throws
        -> Program.Outcome
    {
        try run(arguments, status: status, at: location)
    }

    @discardableResult
    private func run(
        _ arguments: [String], status: Int32 = 0, at location: SourceLocation = #_sourceLocation
    ) throws -> Program.Outcome {
        let tool = Program.varve().path.dropLast("varve".count) + "workspaces-migrate"
        let shell = Program(path: "/bin/sh")
        let outcome = try shell.run(
            ["-c", "cd '\(folder.path)' && exec '\(tool)' \"$@\"", "sh"] + arguments,
            environment: ["XDG_CACHE_HOME": folder("cache"), "PATH": "/usr/bin:/bin"])
        #expect(outcome.status == status, "\(outcome)", sourceLocation: location)
        return outcome
    }

    @Test("Apply, list, take back")
    func applying() throws {
        #expect(try run("up").output.hasPrefix("applied 0001_init_core ("))
        let status = try run("status", "--check").output
        #expect(status.contains("23 applied, 0 pending"))
        #expect(try run("down", "--to", "26").output.contains("took back 0027_live_connections"))
        try run("status", "--check", status: 3)
    }

    @Test("Create a new migration: the next number, with a down half where wrangler does not look")
    func creating() throws {
        #expect(
            try run("new", "new feature").output
                == "migrations/0031_new_feature.sql\nmigrations/down/0031_new_feature.sql\n")
    }

    @Test("The migrations lead to the declared schema, and the history is what they give")
    func checking() throws {
        let committed = try folder.read("HISTORY.md")
        try folder.write("HISTORY.md", committed.replacing("23", with: "24"))
        #expect(try run("check", status: 3).output.contains("[history-stale]"))
        try run("docs", "history")
        #expect(try run("check").output == "the migrations are in order\n")
        #expect(try folder.read("HISTORY.md") == committed)
    }

    @Test("Tables by category and the counts, as the document gives them")
    func statistics() throws {
        try run("docs", "history", "--output", "written.md")
        let text = try folder.read("written.md")
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains(" | `") }
        let counts = rows.map { row in
            let cells = row.split(separator: "|").map { $0.trimming(while: \.isWhitespace) }
            return "\(cells[0]) \(cells[1])"
        }
        // The document counts one table for Users & Auth and for Admin alike, and so 31.
        for count in [
            "Users & Auth 5", "Workspaces 3", "Work Items 1", "Threads & Messages 5", "Lists & Events 5",
            "AI & Monitoring 5", "Admin 4", "Relationships 2",
        ] { #expect(counts.contains(count), "\(counts)") }
        #expect(text.contains("In all: 35 tables, 1 virtual table, 276 columns, 76 indexes,"))
    }

    @Test("A duplicate number: the later file and its down half get the next one")
    func duplicateNumber() throws {
        try folder.write("migrations/0026_other.sql", "CREATE TABLE other (x INTEGER) STRICT;")
        try folder.write("migrations/down/0026_other.sql", "DROP TABLE other;")
        #expect(try run("check", status: 3).output.contains("two migrations have the number 0026"))
        #expect(
            try run("renumber").output == """
                migrations/0026_threads_and_invites.sql → migrations/0031_threads_and_invites.sql
                migrations/down/0026_threads_and_invites.sql → migrations/down/0031_threads_and_invites.sql

                """)
    }

    @Test("A duplicate number where wrangler has applied one of the two: that one keeps it")
    func duplicateAppliedNumber() async throws {
        try run("up")
        let connection = try await SQLiteDialect().connect(
            to: DatabaseURL("sqlite:" + folder("workspaces.db")), mode: .write)
        try await connection.execute("DELETE FROM varve_migrations")
        await connection.close()
        try folder.write("migrations/0026_other.sql", "CREATE TABLE other (x INTEGER) STRICT;")
        try folder.write("migrations/down/0026_other.sql", "DROP TABLE other;")
        #expect(
            try run("renumber").output == """
                migrations/0026_other.sql → migrations/0031_other.sql
                migrations/down/0026_other.sql → migrations/down/0031_other.sql

                """)
    }

    @Test("A foreign key error names the row and its missing parent")
    func foreignKeyError() throws {
        try folder.write(
            "migrations/0031_seed.sql",
            "INSERT INTO threads (id, user_id, title) VALUES ('t1', 'nobody', 'Lost');")
        try folder.write("migrations/down/0031_seed.sql", "DELETE FROM threads WHERE id = 't1';")
        #expect(
            try run("up", status: 1).errors.contains(
                "threads row 1 (id 't1'): user_id is 'nobody', and users has no row with that id"))
    }

    @Test("Verify a migration, a table, an index")
    func verifying() throws {
        try run("up")
        for name in ["26", "idx_threads_status", "search_index"] {
            #expect(try run("verify", name).output.contains("intact   yes"), "\(name)")
        }
        try run("down", "--to", "25")
        #expect(
            try run("verify", "threads", status: 3).output.contains(
                "0026_threads_and_invites, which makes it, is not applied"))
    }

    @Test("Back up before the migrations, and only where there are some to apply")
    func backup() throws {
        try run("up", "--to", "26")
        #expect(try run("up", "--backup", "backups").output.contains("backed up to backups/workspaces-0026-"))
        try run("up", "--backup", "backups")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder("backups")).count == 1)
    }
}

extension Substring {
    fileprivate func trimming(while isTrimmed: (Character) -> Bool) -> String {
        String(drop(while: isTrimmed).reversed().drop(while: isTrimmed).reversed())
    }
}
