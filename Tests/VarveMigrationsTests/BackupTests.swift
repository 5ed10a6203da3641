import FoundationEssentials
import Synchronization
import Testing
import VarveDatabase
import VarveSQLite
import VarveTestSupport

@testable import VarveMigrations

@Suite("A backup before the first migration")
struct BackupTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.pair(
            "0001_a", up: "CREATE TABLE a (x int); INSERT INTO a VALUES (1), (2);", down: "DROP TABLE a;")
        try folder.pair("0002_b", up: "CREATE TABLE b (x int); DELETE FROM a;", down: "DROP TABLE b;")
        try folder.pair("0003_c", up: "CREATE TABLE c (x int);", down: "DROP TABLE c;")
    }

    private func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder("backups")).sorted()
    }

    /// Goes up with a backup, and gives its path and how to get the database back.
    private func up(_ database: TestDatabase, to folderName: String = "backups") async throws -> (
        String, String
    )? {
        let seen = Mutex<[(String, String)]>([])
        let order = Mutex<[String]>([])
        let options = UpOptions(backup: BackupRequest(folder: folder(folderName), url: database.url))
        _ = try await database.running(onEvent: { event in
            switch event {
            case .backedUp(let path, let restoring):
                seen.withLock { $0.append((path, restoring)) }
                order.withLock { $0.append("backup") }
            case .finished(_, let label, _): order.withLock { $0.append(label) }
            default: break
            }
        }) { try await $0.up(folder.migrations(), options) }
        #expect(seen.withLock { $0.count } <= 1)
        if !order.withLock({ $0.isEmpty }) { #expect(order.withLock { $0.first } == "backup") }
        return seen.withLock { $0.first }
    }

    private func start(_ database: TestDatabase) async throws {
        _ = try await database.running {
            try await $0.up(folder.migrations(), UpOptions(to: MigrationVersion("1")))
        }
    }

    @Test("SQLite: the copy is the former state, for its owner only, and the hint brings it back")
    func sqlite() async throws {
        let database = try TestDatabase.sqlite(folder)
        try await start(database)
        let (path, restoring) = try #require(try await up(database))
        #expect(try files().count == 1)
        #expect(path.contains(/\/backups\/app-0001-\d{14}\.db$/))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try await database.value("SELECT count(*) FROM a")?.integer == 0)
        let copy = TestDatabase(dialect: SQLiteDialect(), url: try DatabaseURL("sqlite:\(path)"))
        #expect(try await copy.value("SELECT count(*) FROM a")?.integer == 2)
        #expect(try await copy.versions() == ["0001"])
        #expect(try await copy.value("PRAGMA integrity_check")?.text == "ok")
        let command = try #require(restoring.split(separator: "then: ").last.map(String.init))
        let shell = Program(path: "/bin/sh")
        #expect(try shell.run(["-c", command], environment: ["PATH": "/usr/bin:/bin"]).status == 0)
        #expect(try await database.versions() == ["0001"])
        #expect(try await database.value("SELECT count(*) FROM a")?.integer == 2)
    }

    @Test("In WAL mode too, with a reader in the way")
    func writeAheadLog() async throws {
        let database = try TestDatabase.sqlite(folder)
        try await database.execute("PRAGMA journal_mode = WAL")
        try await start(database)
        let reader = try await database.dialect.connect(to: database.url, mode: .read)
        try await reader.execute("BEGIN")
        _ = try await reader.query("SELECT * FROM a")
        let (path, _) = try #require(try await up(database))
        await reader.close()
        let copy = TestDatabase(dialect: SQLiteDialect(), url: try DatabaseURL("sqlite:\(path)"))
        #expect(try await copy.value("SELECT count(*) FROM a")?.integer == 2)
    }

    @Test("None where nothing is pending, and one of several runners makes it")
    func once() async throws {
        let database = try TestDatabase.sqlite(folder)
        try await start(database)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try await up(database) } }
            try await group.waitForAll()
        }
        #expect(try files().count == 1)
        #expect(try await up(database) == nil)
        #expect(try files().count == 1)
    }

    @Test("Where it can't be written nothing runs, and nothing is left")
    func refused() async throws {
        let database = try TestDatabase.sqlite(folder)
        try await start(database)
        try folder.write("taken", "a file")
        let text = await message(folder) { _ = try await up(database, to: "taken") }
        #expect(text.hasPrefix("the backup taken/app-0001-"))
        #expect(text.contains("could not be made, so nothing was applied: "))
        #expect(try await database.versions() == ["0001"])
        #expect(try await database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'b'")?.integer == 0)
        let memory = TestDatabase(dialect: SQLiteDialect(), url: try DatabaseURL("sqlite::memory:"))
        #expect(await message(folder) { _ = try await up(memory) }.contains("in memory can't be backed up"))
        #expect(try files().isEmpty)
    }

    @Test("A migration without a transaction is backed up before as well")
    func stepwise() async throws {
        let database = try TestDatabase.sqlite(folder)
        try await start(database)
        try folder.pair("0002_b", up: "-- varve:no-transaction\nDELETE FROM a;", down: "SELECT 1;")
        let (path, _) = try #require(try await up(database))
        let copy = TestDatabase(dialect: SQLiteDialect(), url: try DatabaseURL("sqlite:\(path)"))
        #expect(try await copy.value("SELECT count(*) FROM a")?.integer == 2)
    }

    @Test("PostgreSQL: pg_dump's custom format, which pg_restore brings back")
    func postgres() async throws {
        let database = try await TestDatabase.postgres()
        try await start(database)
        let (path, restoring) = try #require(try await up(database))
        #expect(path.contains(/-0001-\d{14}\.dump$/))
        #expect(restoring.contains("pg_restore --exit-on-error --dbname=NAME \(path)"))
        #expect(FileManager.default.contents(atPath: path)?.prefix(5) == Data("PGDMP".utf8))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let restored = try await TestDatabase.postgres()
        let bin = try #require(
            ProcessInfo.processInfo.environment["VARVE_POSTGRES_BIN"]?.split(separator: ":").first.map(
                String.init)
                ?? Program(searching: "pg_restore").map { String($0.path.dropLast("/pg_restore".count)) })
        let outcome = try Program(path: "\(bin)/pg_restore").run([
            "--exit-on-error", "--no-owner", "--dbname=\(restored.url.unredacted)", path,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try await restored.versions() == ["0001"])
        #expect(try await restored.value("SELECT count(*) FROM a")?.integer == 2)
    }
}
