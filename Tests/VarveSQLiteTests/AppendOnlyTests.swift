import Testing
import VarveDatabase
import VarveDeclaration
import VarveSQLite
import VarveTestSupport

private struct Entry: Table {
    static let name = "entries"

    let id = Column<String>("id").primaryKey()
    let code = Column<String?>("code").collate("NOCASE")
    let status = Column<String>("status").default("new")
    let body = Column<[UInt8]?>("body")

    var rules: [Rule] {
        Index(code, unique: true, where: code.isNotNull)
        Index(body.length(), unique: true)
        AppendOnly(except: status)
    }
}

extension Column<[UInt8]?> {
    fileprivate func length() -> SQLExpression<Int> { SQLExpression("length(\(self))") }
}

private struct KeyChanges: Table {
    static let name = "t"

    let id = Column<String>("id").primaryKey()
    let email = Column<String>("email")

    var rules: [Rule] {
        Index(email.lowercased, unique: true)
        AppendOnly(except: email)
    }
}

private struct TimeChanges: Table {
    static let name = "t"

    let id = Column<String>("id").primaryKey()
    let updatedAt = Column<Date>("updated_at")

    var rules: [Rule] {
        UpdatedAt(updatedAt)
        AppendOnly()
    }
}

/// What an append-only table of SQLite refuses beyond UPDATE and DELETE.
@Suite struct AppendOnlyTests {
    private func withEntries(_ body: (any DatabaseConnection) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let dialect = SQLiteDialect()
        let connection = try await dialect.connect(
            to: try DatabaseURL("sqlite:\(folder("a.db"))"), mode: .create)
        for statement in try dialect.statements(declaring: try Schema(tables: [Entry.self]).declared()) {
            try await connection.execute(Statement(statement))
        }
        try await connection.execute("INSERT INTO entries VALUES ('a', 'x', 'new', x'00')")
        try await connection.execute("INSERT INTO entries VALUES ('b', NULL, 'new', x'0000')")
        try await body(connection)
        await connection.close()
    }

    @Test(arguments: [
        "UPDATE entries SET id = 'c' WHERE id = 'a'", "UPDATE entries SET code = 'X' WHERE id = 'a'",
        "UPDATE entries SET body = x'01' WHERE id = 'a'", "UPDATE entries SET code = 'y' WHERE id = 'b'",
        "UPDATE entries SET rowid = 9 WHERE id = 'a'",
        "UPDATE OR REPLACE entries SET rowid = 2 WHERE id = 'a'",
        "DELETE FROM entries", "REPLACE INTO entries VALUES ('a', 'z', 'new', NULL)",
        "REPLACE INTO entries VALUES ('c', 'X', 'new', NULL)",
        "REPLACE INTO entries VALUES ('c', 'z', 'new', x'09')",
        "INSERT OR REPLACE INTO entries (rowid, id) VALUES (1, 'c')",
    ])
    func `is refused`(statement: String) async throws {
        try await withEntries { connection in
            let before = try await connection.query("SELECT rowid, * FROM entries")
            await #expect {
                try await connection.execute(Statement(statement))
            } throws: {
                "\($0)".contains("entries is append-only")
            }
            #expect(try await connection.query("SELECT rowid, * FROM entries") == before)
        }
    }

    @Test(arguments: [
        "UPDATE entries SET status = 'done'",
        "UPDATE entries SET status = 'done', code = code WHERE id = 'a'",
        "REPLACE INTO entries VALUES ('c', NULL, 'new', NULL)",
        "REPLACE INTO entries VALUES ('c', 'y', 'new', NULL)",
        "INSERT INTO entries VALUES ('c', 'y', 'new', x'010203')",
    ])
    func `is taken`(statement: String) async throws {
        try await withEntries { connection in
            try await connection.execute(Statement(statement))
            #expect(
                try await connection.query("SELECT count(*) FROM entries WHERE id IN ('a', 'b')").first?
                    .integer == 2)
        }
    }

    @Test func `what tells rows apart can't be left to change, nor can the time be`() {
        #expect {
            _ = try Schema(tables: [KeyChanges.self]).declared()
        } throws: {
            "\($0)".hasSuffix(
                "KeyChanges.rules: AppendOnly lets the column \"email\" change, which is part of a key; "
                    + "only what is no key can change")
        }
        #expect {
            _ = try Schema(tables: [TimeChanges.self]).declared()
        } throws: {
            "\($0)".hasSuffix(
                "TimeChanges.rules: UpdatedAt changes the column \"updated_at\", which AppendOnly keeps; "
                    + "drop one, or name the column in except:")
        }
    }
}
