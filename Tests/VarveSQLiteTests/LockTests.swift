import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarveSQLite

@Suite struct LockTests {
    let dialect = SQLiteDialect()
    let folder = try? TemporaryFolder()
    var path: String { (folder?.path ?? "") + "/a.db" }

    @Test func oneRunnerAtATimeInTransactions() async throws {
        let first = try await connect(path)
        let second = try await connect(path)
        #expect(try await dialect.beginExclusive(first, lockTimeout: 1000))
        #expect(try await !dialect.beginExclusive(second, lockTimeout: 1000))
        #expect(try await !dialect.lockSession(second, lockTimeout: 1000))
        try await first.execute("COMMIT")
        #expect(try await dialect.beginExclusive(second, lockTimeout: 1000))
        try await second.execute("ROLLBACK")
    }

    @Test func aSessionLockKeepsOthersOutAndItsHolderIn() async throws {
        let first = try await connect(path)
        let second = try await connect(path)
        #expect(try await dialect.lockSession(first, lockTimeout: 1000))
        #expect(await dialect.lockHolder(second)?.hasPrefix("process ") == true)
        #expect(try await !dialect.lockSession(second, lockTimeout: 1000))
        #expect(try await !dialect.beginExclusive(second, lockTimeout: 1000))
        try await first.execute("VACUUM")
        #expect(try await dialect.beginExclusive(first, lockTimeout: 1000))
        try await first.execute("COMMIT")
        try await dialect.unlockSession(first)
        #expect(await dialect.lockHolder(second) == nil)
        #expect(try await dialect.lockSession(second, lockTimeout: 1000))
        await second.close()
        #expect(try await dialect.beginExclusive(first, lockTimeout: 1000))
    }

    @Test func theLedgerIsThereOnceItIsMade() async throws {
        let connection = try await connect(path)
        #expect(try await !dialect.hasLedger(connection, named: "varve_migrations"))
        for _ in 0..<2 {
            try await connection.execute(Statement(dialect.ledgerDefinition(named: "varve_migrations")))
        }
        #expect(try await dialect.hasLedger(connection, named: "varve_migrations"))
        #expect(try await dialect.currentUser(connection).contains("@"))
    }
}
