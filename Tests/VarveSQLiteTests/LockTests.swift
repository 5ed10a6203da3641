import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarveSQLite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct LockTests {
    let dialect = SQLiteDialect()
    let folder = try? TemporaryFolder()
    var path: String { (folder?.path ?? "") + "/a.db" }

    @Test func oneRunnerAtATimeInTransactions() async throws {
        let first = try await connect(path)
        let second = try await connect(path)
        #expect(try await dialect.beginExclusive(first, lockTimeout: 1000) != nil)
        #expect(await dialect.lockHolder(second)?.hasPrefix("process \(getpid()) of ") == true)
        #expect(try await dialect.beginExclusive(second, lockTimeout: 1000) == nil)
        #expect(try await !dialect.lockSession(second))
        #expect(try await dialect.commitExclusive([], on: first, beginningNext: nil) == nil)
        #expect(try await dialect.beginExclusive(second, lockTimeout: 1000) == nil)
        await dialect.release(first)
        #expect(try await dialect.beginExclusive(second, lockTimeout: 1000) != nil)
        try await second.execute("ROLLBACK")
    }

    @Test func aSessionLockKeepsOthersOutAndItsHolderIn() async throws {
        let first = try await connect(path)
        let second = try await connect(path)
        #expect(try await dialect.lockSession(first))
        #expect(try await !dialect.lockSession(second))
        #expect(try await dialect.beginExclusive(second, lockTimeout: 1000) == nil)
        try await first.execute("VACUUM")
        #expect(try await dialect.beginExclusive(first, lockTimeout: 1000) != nil)
        try await first.execute("COMMIT")
        await dialect.release(first)
        #expect(await dialect.lockHolder(second) == nil)
        #expect(try await dialect.lockSession(second))
        await second.close()
        #expect(try await dialect.beginExclusive(first, lockTimeout: 1000) != nil)
    }

    @Test("A link to the database leads to the same lock")
    func links() async throws {
        let first = try await connect(path)
        symlink(path, path + "-link")
        let second = try await connect(path + "-link")
        #expect(try await dialect.lockSession(first))
        #expect(try await !dialect.lockSession(second))
    }

    @Test("A turn tells whether others have written since the one before")
    func disturbance() async throws {
        let first = try await connect(path)
        let second = try await connect(path)
        #expect(try await dialect.beginExclusive(first, lockTimeout: 1000)?.isUndisturbed == false)
        let next = try await dialect.commitExclusive(["CREATE TABLE a (x)"], on: first, beginningNext: 1000)
        #expect(next?.isUndisturbed == true)
        _ = try await dialect.commitExclusive([], on: first, beginningNext: nil)
        try await second.execute("CREATE TABLE b (x)")
        #expect(try await dialect.beginExclusive(first, lockTimeout: 1000)?.isUndisturbed == false)
    }

    @Test func theLedgerIsThereOnceItIsMade() async throws {
        let connection = try await connect(path)
        let query = Statement("SELECT version FROM varve_migrations")
        #expect(try await dialect.rows(ofLedger: "varve_migrations", query, on: connection) == nil)
        for _ in 0..<2 {
            try await connection.execute(Statement(dialect.ledgerDefinition(named: "varve_migrations")))
        }
        #expect(try await dialect.rows(ofLedger: "varve_migrations", query, on: connection)?.isEmpty == true)
        #expect(try await dialect.currentUser(connection).contains("@"))
    }
}
