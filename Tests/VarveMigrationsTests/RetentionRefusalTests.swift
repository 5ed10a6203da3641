import Testing
import VarveDatabase
import VarveDeclaration
import VarveTestSupport

@testable import VarveMigrations

/// Tables and columns that no retention can be for, and the ways in which SQLite keeps instants and rows.
@Suite struct RetentionRefusalTests {
    private static func rule(_ table: String, _ column: String = "at") -> RetentionRule {
        RetentionRule(
            table: table,
            retention: DeclaredRetention(
                column: column, period: .hours(1), condition: SQLFragment(sql: "true -- a comment")))
    }

    private func remove(_ rule: RetentionRule, from database: TestDatabase) async throws -> Int {
        try await database.connected { connection in
            try await Retainer(dialect: database.dialect, connection: connection).remove(
                rule, asOf: "2026-01-01T12:00:00Z"
            ).rows
        }
    }

    private func expectRefusal(
        _ rule: RetentionRule, from database: TestDatabase, _ text: String,
        at location: SourceLocation = #_sourceLocation
    ) async {
        do {
            _ = try await remove(rule, from: database)
            Issue.record("not refused", sourceLocation: location)
        } catch {
            #expect("\(error)".contains(text), "\(error)", sourceLocation: location)
        }
    }

    @Test func `PostgreSQL names what is missing`() async throws {
        let database = try await TestDatabase.postgres()
        try await database.execute(
            "CREATE TABLE t (at timestamp, word text)", "CREATE VIEW v AS SELECT * FROM t",
            "INSERT INTO t VALUES ('2026-01-01 10:59:59'), ('2026-01-01 11:00:00')")
        await expectRefusal(Self.rule("nothing"), from: database, "has no such table")
        await expectRefusal(Self.rule("v"), from: database, "has no such table")
        await expectRefusal(Self.rule("t", "when"), from: database, "has no such column")
        await expectRefusal(Self.rule("t", "word"), from: database, "which holds values of type text")
        #expect(try await remove(Self.rule("t"), from: database) == 1)
        await database.scratch?.drop()
    }

    @Test func `SQLite names what is missing`() async throws {
        let folder = try TemporaryFolder()
        let database = try TestDatabase.sqlite(folder)
        try await database.execute(
            "CREATE TABLE t (at text, seconds integer)", "CREATE VIEW v AS SELECT * FROM t",
            "CREATE TABLE odd (at text, rowid text, _rowid_ text, oid text)",
            "INSERT INTO t VALUES ('2026-01-01T00:00:00Z', 1767225600)")
        await expectRefusal(Self.rule("nothing"), from: database, "has no such table")
        await expectRefusal(Self.rule("v"), from: database, "has no such table")
        await expectRefusal(Self.rule("t", "when"), from: database, "has no such column")
        await expectRefusal(Self.rule("t", "seconds"), from: database, "which holds numbers")
        await expectRefusal(Self.rule("odd"), from: database, "no primary key")
    }

    @Test func `SQLite compares instants however they are written`() async throws {
        let folder = try TemporaryFolder()
        let database = try TestDatabase.sqlite(folder)
        try await database.execute(
            "CREATE TABLE t (at text)",
            """
            INSERT INTO t VALUES ('2026-01-01 10:59:59'), ('2026-01-01 11:00:00'), ('2026-01-01T10:59:59Z'),
            ('2026-01-01T11:00:00Z'), ('2026-01-01T12:59:59+02:00'), ('2026-01-01T13:00:00+02:00'),
            ('2026-01-01'), ('2026-01-02'), ('nonsense'), (NULL)
            """)
        #expect(try await remove(Self.rule("t"), from: database) == 4)
        let left = try await database.connected { connection in
            try await connection.query("SELECT at FROM t ORDER BY rowid").map { $0[0].text }
        }
        #expect(
            left == [
                "2026-01-01 11:00:00", "2026-01-01T11:00:00Z", "2026-01-01T13:00:00+02:00", "2026-01-02",
                "nonsense", nil,
            ])
    }

    @Test(arguments: [
        "CREATE TABLE t (id text, part integer, at text, PRIMARY KEY (id, part)) WITHOUT ROWID",
        "CREATE TABLE t (id text, part integer, at text, rowid text)",
        "CREATE TABLE t (id text, part integer PRIMARY KEY, at text, rowid text, _rowid_ text, oid text)",
    ])
    func `SQLite tells rows apart by number or key`(definition: String) async throws {
        let folder = try TemporaryFolder()
        let database = try TestDatabase.sqlite(folder)
        try await database.execute(
            definition,
            """
            INSERT INTO t (id, part, at) VALUES ('a', 1, '2020-01-01'), ('a', 2, '2026-01-01T11:30:00Z'),
            ('b', 3, '2020-01-01')
            """)
        #expect(try await remove(Self.rule("t"), from: database) == 2)
        #expect(try await database.value("SELECT group_concat(part) FROM t")?.text == "2")
    }
}
