import Testing
import VarveDatabase

@testable import VarveSQLite

@Suite struct SplittingTests {
    func split(_ text: String) throws -> [ScriptStatement] {
        try SQLiteDialect().split(SQLScript(name: "a.sql", text: text))
    }

    @Test(arguments: [
        ("", []),
        (" ;; -- nothing\n /* at all", []),
        ("SELECT 1", ["SELECT 1"]),
        (
            "-- a\nSELECT ';' /* ; */ ;\nSELECT \";\", [;], `;` -- b",
            ["SELECT ';'", "SELECT \";\", [;], `;`"]
        ),
        ("\u{FEFF}SELECT 'it''s;' ; SELECT x';'", ["SELECT 'it''s;'", "SELECT x';'"]),
        (
            "create trigger r after insert on t begin select 1; select case when 1 then 2 end; end; SELECT 3",
            [
                "create trigger r after insert on t begin select 1; select case when 1 then 2 end; end",
                "SELECT 3",
            ]
        ),
        (
            "CREATE TEMP TRIGGER r INSERT ON t BEGIN SELECT 1; END; X",
            [
                "CREATE TEMP TRIGGER r INSERT ON t BEGIN SELECT 1; END", "X",
            ]
        ),
    ])
    func statementsEndWhereSQLiteEndsThem(text: String, expected: [String]) throws {
        #expect(try split(text).map(\.sql) == expected)
    }

    @Test func offsetsCountBytes() throws {
        #expect(try split("-- é\nSELECT 1;\n SELECT 2").map(\.offset) == [6, 17])
    }

    @Test(arguments: [
        ("VACUUM", true, false), ("vacuum INTO 'x'", true, false), ("PRAGMA foreign_keys = OFF", true, false),
        ("PRAGMA foreign_keys", false, false), ("PRAGMA main.journal_mode(WAL)", true, false),
        ("PRAGMA user_version = 3", false, false), ("BEGIN", false, true), ("END TRANSACTION", false, true),
        ("COMMIT", false, true), ("ROLLBACK", false, true), ("ROLLBACK TRANSACTION TO s", false, false),
        ("SAVEPOINT s", false, false), ("CREATE TABLE t (a)", false, false),
    ])
    func whatAStatementMeansForTransactions(sql: String, refuses: Bool, controls: Bool) throws {
        let statement = try #require(try split(sql).first)
        #expect(statement.refusesTransaction == refuses)
        #expect(statement.controlsTransaction == controls)
    }

    @Test(arguments: [("SELECT 'abc", 7), ("SELECT 1; \"x", 10), ("SELECT \\", 7), ("SELECT\0 1", 6)])
    func whatNeverEndsIsAnError(text: String, offset: Int) async throws {
        let error = await databaseError { _ = try split(text) }
        #expect(error?.code == .syntax)
        #expect(error?.offset == offset)
    }

    @Test func longScriptsAreQuick() throws {
        let text = String(repeating: "INSERT INTO t VALUES (1, 'a;b;c;d;e');\n", count: 20_000)
        #expect(try split(text).count == 20_000)
        let one = "INSERT INTO t VALUES ('" + String(repeating: ";", count: 1_000_000) + "')"
        #expect(try split(one).count == 1)
    }
}
