import Testing
import VarveDatabase

@testable import VarvePostgres

@Suite struct SplittingTests {
    private func split(_ text: String) throws -> [ScriptStatement] {
        try PostgresDialect().split(SQLScript(name: "test.sql", text: text))
    }

    @Test(
        arguments: [
            ("", []), (" -- only a comment\n/* and /* another */ */ ;; ", []),
            ("-- é\nselect 'é;'; /* x */ select 2 -- end\n;", ["select 'é;'", "select 2"]),
            ("\u{FEFF}select 1", ["select 1"]),
            (
                "select $a$ ; $b$ $a$; select E'\\';' ; select \"a;\"\"b\"",
                [
                    "select $a$ ; $b$ $a$", "select E'\\';'", "select \"a;\"\"b\"",
                ]
            ),
            (
                "create rule r as on insert to t do (select 1; select 2); select 3",
                [
                    "create rule r as on insert to t do (select 1; select 2)", "select 3",
                ]
            ),
            (
                "create or replace function f() returns int begin atomic select case 1 when 1 then 2 end; select 2; end; x",
                [
                    "create or replace function f() returns int begin atomic select case 1 when 1 then 2 end; select 2; end",
                    "x",
                ]
            ),
            ("begin; select 1; end", ["begin", "select 1", "end"]),
            ("créate é; frob", ["créate é", "frob"]),
            (
                "create table t (a int not enforced virtual); select 1",
                [
                    "create table t (a int not enforced virtual)", "select 1",
                ]
            ),
            ("\\restrict aB3\n\nselect 1;\n\n\\unrestrict aB3\n", ["select 1"]),
        ] as [(String, [String])])
    func splits(text: String, expected: [String]) throws {
        let statements = try split(text)
        #expect(statements.map(\.sql) == expected)
        for statement in statements {
            let rest = Array(text.utf8)[statement.offset...]
            #expect(rest.starts(with: Array(statement.sql.utf8)))
        }
    }

    @Test(
        arguments: [
            ("select 'é', 'open", 13, "unterminated quoted string"),
            ("select é; select \"open", 18, "unterminated quoted identifier"),
            ("/* open", 0, "unterminated /* comment"),
            ("select $x$ open", 7, "unterminated dollar-quoted string"),
            ("select 1;\n\\connect other\n", 10, "\\connect is a command for psql"),
            ("select 1;\n\\echo it's\nselect 'x", 10, "\\echo is a command for psql"),
            ("select 1 \\g", 9, "\\g is a command for psql"),
            ("select 1;\ncopy t (a) from stdin;\n1\tit's\n\\.\nselect 2;", 40, "COPY with the rows"),
            ("select 1;\ncopy t (a) from stdin;\n1\n\\.\nselect 2;", 10, "COPY with the rows"),
            ("select 1;\0 drop table t", 9, "NUL"),
        ] as [(String, Int, String)])
    func refuses(text: String, offset: Int, message: String) throws {
        let error = #expect(throws: DatabaseError.self) { try split(text) }
        #expect(error?.message.contains(message) == true)
        #expect(error?.offset == offset)
    }

    @Test(
        arguments: [
            "CREATE INDEX CONCURRENTLY i ON t (a)",
            "create unique index concurrently if not exists i on t (a)",
            "DROP INDEX CONCURRENTLY i", "REINDEX TABLE CONCURRENTLY t", "REINDEX (VERBOSE) DATABASE d",
            "VACUUM t",
            "REINDEX (CONCURRENTLY) INDEX i", "CREATE DATABASE d", "DROP DATABASE d",
            "ALTER SYSTEM SET a = 1",
            "ALTER DATABASE d SET TABLESPACE s", "CREATE TABLESPACE s LOCATION 'x'",
            "ALTER TABLE p DETACH PARTITION a CONCURRENTLY", "DROP SUBSCRIPTION s", "CLUSTER",
            "CLUSTER VERBOSE",
            "ALTER SUBSCRIPTION s REFRESH PUBLICATION", "COMMIT PREPARED 'x'", "DISCARD ALL",
        ])
    func knowsWhatRefusesATransaction(sql: String) throws {
        #expect(try split(sql).map(\.refusesTransaction) == [true])
        #expect(try split("-- x\n" + sql + ";").map(\.controlsTransaction) == [false])
    }

    @Test(
        arguments: [
            "CREATE INDEX i ON t (a)", "CREATE INDEX \"concurrently\" ON t (a)", "REINDEX TABLE t",
            "CLUSTER t USING i",
            "CREATE TABLE vacuum (database int)", "SELECT 'VACUUM'", "ALTER TABLE p DETACH PARTITION a",
            "SAVEPOINT a",
            "ROLLBACK TO SAVEPOINT a", "ROLLBACK WORK TO a", "RELEASE a", "SET TRANSACTION READ ONLY",
            "ANALYZE t",
            "REFRESH MATERIALIZED VIEW CONCURRENTLY m", "PREPARE p AS SELECT 1", "CLUSTER VERBOSE t",
        ])
    func knowsWhatDoesNot(sql: String) throws {
        let statement = try #require(try split(sql).first)
        #expect(!statement.refusesTransaction)
        #expect(!statement.controlsTransaction)
    }

    @Test(
        arguments: [
            "BEGIN", "begin isolation level serializable", "START TRANSACTION", "COMMIT", "END", "ABORT",
            "ROLLBACK",
            "commit and chain", "PREPARE TRANSACTION 'x'", "ROLLBACK WORK",
        ])
    func knowsWhatControlsTransactions(sql: String) throws {
        #expect(try split(sql).map(\.controlsTransaction) == [true])
    }

    /// The list is the manual's; the server has the last word.
    @Test(
        arguments: [
            "CREATE INDEX CONCURRENTLY i ON t (a)", "VACUUM t", "CREATE DATABASE d",
            "ALTER SYSTEM SET work_mem = 100",
            "REINDEX TABLE CONCURRENTLY t", "CLUSTER", "CLUSTER t USING t_a_idx",
            "REFRESH MATERIALIZED VIEW m",
            "REINDEX TABLE t", "DISCARD ALL", "REINDEX SCHEMA public", "REINDEX (VERBOSE) SCHEMA public",
            "DROP INDEX CONCURRENTLY t_a_idx", "DROP DATABASE d",
        ])
    func theServerAgrees(sql: String) async throws {
        let refuses = try split(sql)[0].refusesTransaction
        try await SharedServer.any.withDatabase { connection in
            try await connection.execute([
                "CREATE TABLE t (a int)", "CREATE INDEX ON t (a)", "CREATE MATERIALIZED VIEW m AS SELECT 1",
            ])
            do {
                try await connection.execute(["BEGIN", Statement(sql)])
                #expect(!refuses)
            } catch let error as DatabaseError {
                #expect(refuses)
                #expect(error.nativeCode == "25001")
            }
            try await connection.execute("ROLLBACK")
        }
    }
}
