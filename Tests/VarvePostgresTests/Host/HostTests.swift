import Testing
import VarveCatalog
import VarveDatabase

@testable import VarvePostgres

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct HostTests {
    private let dialect = PostgresDialect()

    @Test(arguments: SharedServer.all) func onlyOneRunnerIsLetIn(server: SharedServer) async throws {
        try await server.withDatabase { first in
            let second = try await server.connect(like: first, mode: .write)
            #expect(await dialect.lockHolder(second) == nil)
            #expect(try await dialect.beginExclusive(first, lockTimeout: 1234) != nil)
            #expect(try await first.query("SHOW lock_timeout").first == "1234ms")
            #expect(try await dialect.beginExclusive(second, lockTimeout: 10) == nil)
            #expect(try await !dialect.lockSession(second))
            // Nothing is left of the attempt.
            #expect(try await second.query("SHOW lock_timeout").first == "0")
            #expect(await (second as? PostgresConnection)?.isInTransaction == false)

            let pid = try await first.query("SELECT pg_backend_pid()").first?.integer ?? 0
            let holder = try #require(await dialect.lockHolder(second))
            #expect(holder.hasPrefix("process \(getpid()) on "))
            #expect(holder.contains(", server process \(pid), since "))

            try await first.execute("COMMIT")
            #expect(try await dialect.lockSession(second))
            try await dialect.confirmSessionLock(second)
            #expect(try await dialect.beginExclusive(first, lockTimeout: 10) == nil)
            await dialect.release(second)
            await #expect(throws: DatabaseError.self) { try await dialect.confirmSessionLock(second) }
            #expect(try await dialect.beginExclusive(first, lockTimeout: 10) != nil)
            try await first.execute("ROLLBACK")
            await second.close()
        }
    }

    @Test func aTurnTellsWhetherOthersHaveWritten() async throws {
        try await SharedServer.any.withDatabase { first in
            let second = try await SharedServer.any.connect(like: first, mode: .write)
            #expect(try await dialect.beginExclusive(first, lockTimeout: 10)?.isUndisturbed == false)
            _ = try await dialect.commitExclusive(["CREATE TABLE a (x int)"], on: first, beginningNext: nil)
            try await second.execute("CREATE TABLE b (x int)")
            #expect(try await dialect.beginExclusive(first, lockTimeout: 10)?.isUndisturbed == false)
            await #expect(throws: DatabaseError.self) {
                try await dialect.commitExclusive(["CREATE TABLE b (x int)"], on: first, beginningNext: 10)
            }
            try await first.execute("ROLLBACK")
            await second.close()
        }
    }

    @Test func aStatementOutsideTransactionsGivesWayUnlessItLetsEverybodyPass() async throws {
        try await SharedServer.any.withDatabase { connection in
            try await connection.execute("CREATE TABLE a (x int)")
            let other = try await SharedServer.any.connect(like: connection, mode: .write)
            try await other.execute(["BEGIN", "LOCK TABLE a IN SHARE UPDATE EXCLUSIVE MODE"])
            let error = await #expect(throws: DatabaseError.self) {
                try await dialect.executeAlone("VACUUM FULL a", on: connection, lockTimeout: 20)
            }
            #expect(error?.code == .lockNotAvailable)
            #expect(try await connection.query("SHOW lock_timeout").first == "0")

            async let built: Void = dialect.executeAlone(
                "CREATE INDEX CONCURRENTLY i ON a (x)", on: connection, lockTimeout: 1)
            // Once it waits it has waited longer than that.
            let waiting: Statement = "SELECT count(*) FROM pg_locks WHERE NOT granted"
            while try await other.query(waiting).first == 0 { await Task.yield() }
            try await other.execute("COMMIT")
            try await built
            await other.close()
        }
    }

    @Test func theLedgerKeepsWhatIsWritten() async throws {
        try await SharedServer.any.withDatabase { connection in
            let name = "odd \"ledger\""
            let query = Statement("SELECT version FROM public.\(dialect.quote(identifier: name))")
            #expect(try await dialect.rows(ofLedger: name, query, on: connection) == nil)
            for _ in 1...2 { try await connection.execute(Statement(dialect.ledgerDefinition(named: name))) }
            #expect(try await dialect.rows(ofLedger: name, query, on: connection)?.isEmpty == true)
            #expect(try await dialect.currentUser(connection).hasPrefix("postgres@"))
        }
    }

    @Test func namesAreCompletedAndShortened() {
        #expect(dialect.qualify(["users"], kind: .table) == ["public", "users"])
        #expect(dialect.qualify(["users", "id"], kind: .column) == ["public", "users", "id"])
        #expect(dialect.qualify(["app", "users"], kind: .table) == ["app", "users"])
        #expect(dialect.qualify(["app"], kind: .schema) == ["app"])
        #expect(dialect.display(["public", "users", "id"]) == "users.id")
        #expect(dialect.display(["app", "users"]) == "app.users")
        #expect(dialect.display(["public"]) == "public")
    }

    @Test(arguments: ["", "it's", #"back\slash"#, #"a"b"#, "é\n", "\\'"])
    func quotedTextIsTheSameOnTheServer(text: String) async throws {
        try await SharedServer.any.withDatabase { connection in
            for setting in ["on", "off"] {
                try await connection.execute(Statement("SET standard_conforming_strings = \(setting)"))
                let name = dialect.quote(identifier: text.isEmpty ? "x" : text)
                let rows = try await connection.query(
                    Statement("SELECT \(dialect.quote(literal: text)) AS \(name)"))
                #expect(rows.first == .text(text))
                #expect(rows.columns == [text.isEmpty ? "x" : text])
            }
        }
    }
}
