import FoundationEssentials
import Testing
import VarveDatabase

@testable import VarvePostgres

@Suite struct ScratchTests {
    @Test(arguments: SharedServer.all) func databasesAreEmptyAndApart(server: SharedServer) async throws {
        let scratch = try await server.server()
        #expect(scratch.version == String(server.major))
        let first = try await scratch.makeDatabase()
        let second = try await scratch.makeDatabase()
        try await first.connection.execute("CREATE TABLE a (id int)")
        let count: Statement = "SELECT count(*) FROM pg_class WHERE oid >= 16384"
        #expect(try await second.connection.query(count).first == 0)
        #expect(try await PostgresDialect().engineVersion(second.connection) == String(server.major))
        await first.drop()
        await first.drop()
        await second.drop()
    }

    @Test func stoppingLeavesNothing() async throws {
        let options = ScratchOptions(cacheFolder: SharedServer.cacheFolder)
        let scratch = try await PostgresDialect().startScratch(options)
        let database = try await scratch.makeDatabase()
        let folder = try await database.connection.query("SHOW unix_socket_directories").first?.text ?? ""
        #expect(FileManager.default.fileExists(atPath: folder))
        await scratch.stop()
        await scratch.stop()
        #expect(!FileManager.default.fileExists(atPath: folder))
        let error = await #expect(throws: DatabaseError.self) { _ = try await scratch.makeDatabase() }
        #expect(error?.code == .connectionLost)
    }

    @Test func aFolderInTheMakingIsNotTakenForAnAbandonedOne() throws {
        let account = try ServerAccount.current()
        let made = try RunFolder(account: account)
        defer { made.remove() }
        #expect(FileHandle(opening: made.path + "/lock")?.tryLock() == false)
        #expect(!FileManager.default.fileExists(atPath: made.path + "/unlocked"))
        // Whoever makes one has got so far and goes on later.
        let path = made.path + "-in-the-making"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let lock = try FileHandle(creating: path + "/unlocked")
        RunFolder.removeAbandoned(account: account)
        #expect(FileManager.default.fileExists(atPath: path + "/unlocked"))
        #expect(lock.tryLock())
    }

    @Test func aNamedServerIsUsedAndCleaned() async throws {
        let server = SharedServer.any
        try await server.withDatabase { connection in
            let url = try await server.url(of: connection)
            let options = ScratchOptions(server: url, version: String(server.major), cacheFolder: "/nowhere")
            let scratch = try await PostgresDialect().startScratch(options)
            let dropped = try await scratch.makeDatabase()
            let stopped = try await scratch.makeDatabase()
            var names: [DatabaseValue] = []
            for database in [dropped, stopped] {
                names.append(try await database.connection.query("SELECT current_database()").first ?? nil)
            }
            #expect(names[0] != names[1])
            await dropped.drop()
            await scratch.stop()
            let left = try await connection.query(
                Statement("SELECT count(*) FROM pg_database WHERE datname IN ($1, $2)", names))
            #expect(left.first == 0)
        }
    }

    @Test func aNamedServerOfAnotherVersionIsRefused() async throws {
        let server = SharedServer.any
        try await server.withDatabase { connection in
            let options = ScratchOptions(
                server: try await server.url(of: connection), version: "9", cacheFolder: "/nowhere")
            let error = await #expect(throws: DatabaseError.self) {
                _ = try await PostgresDialect().startScratch(options)
            }
            #expect(error?.hint?.contains("--scratch URL") == true)
        }
    }

    @Test func aMissingVersionNamesTheWaysOut() async throws {
        let error = await #expect(throws: DatabaseError.self) {
            _ = try await PostgresDialect().startScratch(
                ScratchOptions(version: "9", cacheFolder: "/nowhere"))
        }
        #expect(error?.message.contains("PostgreSQL 9 is needed for scratch databases") == true)
        #expect(error?.hint?.contains("--scratch URL") == true)
    }

    @Test func rolesThatStatementsNameAreMadeOnOurServer() async throws {
        let role = "varve_scratch_\(UInt64.random(in: .min ... .max))"
        try await SharedServer.any.withDatabase { connection in
            try await connection.execute(
                [
                    "CREATE ROLE \(role)_made", "CREATE ROLE \(role)_made", "DROP ROLE \(role)_made",
                    "BEGIN", "CREATE TABLE a (id int)", "GRANT SELECT ON a TO \(role)_granted", "ROLLBACK",
                    "BEGIN",
                    "CREATE TABLE a (id int)", "ALTER TABLE a OWNER TO \(role)_owner",
                    "CREATE POLICY p ON a TO \(role)_policy",
                ].map { Statement($0) } + ["COMMIT"])
            try await connection.execute(Statement("GRANT \"\(role) 'odd' <\"\"\\\" TO \(role)_member"))
            let found = try await connection.query(
                Statement(
                    "SELECT rolname FROM pg_roles WHERE rolname LIKE $1 ORDER BY 1", [.text(role + "%")]))
            #expect(
                found.values.compactMap { $0[0].text?.dropFirst(role.count) }
                    == [" 'odd' <\"\\", "_granted", "_made", "_member", "_owner", "_policy"])
        }
    }

    @Test func aRoleThatOnlyOurServerLacksIsExplained() async throws {
        try await SharedServer.any.withDatabase { connection in
            let error = await #expect(throws: DatabaseError.self) {
                try await connection.execute([
                    "CREATE TABLE a (id int)", "DO 'BEGIN GRANT SELECT ON a TO nobody_here; END'",
                ])
            }
            #expect(error?.hint?.contains("CREATE ROLE") == true)
        }
    }

    @Test func aServerOfTheUsersGetsNoRoles() async throws {
        let server = SharedServer.any
        try await server.withDatabase { connection in
            let user = try await server.connect(like: connection, mode: .write)
            let error = await #expect(throws: DatabaseError.self) {
                try await user.execute(["CREATE TABLE a (id int)", "GRANT SELECT ON a TO nobody_there"])
            }
            #expect(error?.hint?.contains("roles belong to the server") == true)
            await user.close()
        }
    }
}
