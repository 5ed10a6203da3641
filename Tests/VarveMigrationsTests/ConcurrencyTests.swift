import Synchronization
import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarveMigrations

@Suite("Runners beside each other")
struct ConcurrencyTests {
    let folder: TemporaryFolder
    let database: TestDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try .sqlite(folder)
    }

    @Test("64 runners apply each migration once, all of them well")
    func many() async throws {
        for number in 1...5 {
            try folder.pair(
                "000\(number)_t", up: "CREATE TABLE t\(number) (x);", down: "DROP TABLE t\(number);")
        }
        try folder.pair(
            "0006_v", up: "-- varve:no-transaction\nCREATE TABLE v (x);\nVACUUM;", down: "DROP TABLE v;")
        try await database.execute("PRAGMA user_version = 1")
        let migrations = try folder.migrations()
        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<64 {
                group.addTask {
                    try await database.running { try await $0.up(migrations).steps.map(\.label) }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied.sorted() == migrations.migrations.map(\.label))
        #expect(try await database.versions() == migrations.migrations.map(\.version.text))
    }

    @Test("A runner says that it waits, and gives up when its time is over")
    func waiting() async throws {
        try folder.pair("0001_t", up: "CREATE TABLE t (x);", down: "DROP TABLE t;")
        let events = Mutex<[RunEvent]>([])
        try await database.connected { holder in
            #expect(try await database.dialect.beginExclusive(holder, lockTimeout: 100) != nil)
            let settings = RunnerSettings(lockTimeout: 50, wait: .milliseconds(80))
            let error = await migrationError {
                try await database.running(
                    settings, onEvent: { event in events.withLock { $0.append(event) } }
                ) {
                    _ = try await $0.up(folder.migrations())
                }
            }
            guard case .locked = error else {
                Issue.record("\(error.map(\.description) ?? "no error")")
                return
            }
            try await holder.execute("ROLLBACK")
        }
        let waited = events.withLock { $0 }.contains { if case .waiting = $0 { true } else { false } }
        #expect(waited)
        #expect(try await database.entries().isEmpty)
    }

    @Test("Two runners that take back one migration take back one")
    func downs() async throws {
        for number in 1...3 {
            try folder.pair(
                "000\(number)_t", up: "CREATE TABLE t\(number) (x);", down: "DROP TABLE t\(number);")
        }
        let migrations = try folder.migrations()
        _ = try await database.running { try await $0.up(migrations) }
        try await database.running { first in
            try await database.running { second in
                async let one = first.down(folder: migrations).steps.count
                async let two = second.down(folder: migrations).steps.count
                let counts = try await [one, two]
                let left = try await database.versions().count
                #expect(counts.reduce(0, +) == 3 - left)
            }
        }
    }
}
