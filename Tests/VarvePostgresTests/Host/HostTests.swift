import Testing
import VarveCatalog
import VarveDatabase

@testable import VarvePostgres

@Suite struct HostTests {
    private let dialect = PostgresDialect()

    @Test(arguments: SharedServer.all) func onlyOneRunnerIsLetIn(server: SharedServer) async throws {
        try await server.withDatabase { first in
            let second = try await server.connect(like: first, mode: .write)
            #expect(await dialect.lockHolder(second) == nil)
            #expect(try await dialect.beginExclusive(first, lockTimeout: 1234))
            #expect(try await first.query("SHOW lock_timeout").first == "1234ms")
            #expect(try await dialect.beginExclusive(second, lockTimeout: 10) == false)
            #expect(try await dialect.lockSession(second, lockTimeout: 10) == false)
            // Nothing is left of the attempt.
            #expect(try await second.query("SHOW lock_timeout").first == "0")
            #expect(await (second as? PostgresConnection)?.isInTransaction == false)

            let pid = try await first.query("SELECT pg_backend_pid()").first?.integer ?? 0
            let holder = try #require(await dialect.lockHolder(second))
            #expect(holder.hasPrefix("process \(pid) on this machine since "))

            try await first.execute("COMMIT")
            #expect(try await dialect.lockSession(second, lockTimeout: 50))
            #expect(try await second.query("SHOW lock_timeout").first == "50ms")
            #expect(try await dialect.beginExclusive(first, lockTimeout: 10) == false)
            try await dialect.unlockSession(second)
            #expect(try await second.query("SHOW lock_timeout").first == "0")
            #expect(try await dialect.beginExclusive(first, lockTimeout: 10))
            try await first.execute("ROLLBACK")
            await second.close()
        }
    }

    @Test func theLedgerKeepsWhatIsWritten() async throws {
        try await SharedServer.any.withDatabase { connection in
            let name = "odd \"ledger\""
            #expect(try await dialect.hasLedger(connection, named: name) == false)
            for _ in 1...2 { try await connection.execute(Statement(dialect.ledgerDefinition(named: name))) }
            #expect(try await dialect.hasLedger(connection, named: name))
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
