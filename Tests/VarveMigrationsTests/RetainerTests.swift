import Synchronization
import Testing
import VarveDatabase
import VarveDeclaration
import VarvePostgres
import VarveSQLite
import VarveTestSupport

@testable import VarveMigrations

/// The same on both databases: what goes, what stays, and who waits.
@Suite(.timeLimit(.minutes(5))) struct RetainerTests {
    private static let present = "2026-03-31T12:00:00.000Z"
    /// Thirty days before.
    private static let cutoff = "2026-03-01T12:00:00.000Z"

    enum Engine: String, CaseIterable { case sqlite, postgres }

    private func withDatabase(
        _ engine: Engine, _ body: (TestDatabase) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let database =
            engine == .sqlite ? try TestDatabase.sqlite(folder) : try await TestDatabase.postgres()
        let type = engine == .sqlite ? "text" : "timestamptz"
        try await database.execute(
            "CREATE TABLE logs (id integer PRIMARY KEY, created_at \(type) NOT NULL, state text NOT NULL)",
            "CREATE INDEX logs_created_at ON logs (created_at)")
        try await body(database)
        await database.scratch?.drop()
    }

    private static func rule(
        table: String = "logs", column: String = "created_at", where condition: String? = "state = 'done'",
        batch: Int = 1_000
    ) -> RetentionRule {
        RetentionRule(
            table: table,
            retention: DeclaredRetention(
                column: column, period: .days(30), condition: condition.map { SQLFragment(sql: $0) },
                batch: batch))
    }

    private func remove(
        _ rule: RetentionRule = rule(), from database: TestDatabase,
        settings: RetentionSettings = RetentionSettings(),
        onEvent: @escaping @Sendable (RetentionEvent) async -> Void = { _ in }
    ) async throws -> RetentionReport {
        try await database.connected { connection in
            try await Retainer(
                dialect: database.dialect, connection: connection, settings: settings, onEvent: onEvent
            ).remove(rule, asOf: Self.present)
        }
    }

    private func ids(_ database: TestDatabase, _ table: String = "logs") async throws -> [Int64] {
        try await database.connected { connection in
            try await connection.query(Statement("SELECT id FROM \(table) ORDER BY id")).compactMap {
                $0[0].integer
            }
        }
    }

    /// A row for each second before the cut-off, all done.
    private func fill(_ database: TestDatabase, rows: Int) async throws {
        let values = (1...rows).map { number in
            "(\(number), '2026-02-01T00:\(number / 600)\(number / 60 % 10):\(number % 60 / 10)\(number % 10).000Z', 'done')"
        }
        try await database.execute("INSERT INTO logs VALUES \(values.joined(separator: ", "))")
    }

    @Test(arguments: Engine.allCases)
    func `exactly the rows go that are older and meet the condition`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.execute(
                """
                INSERT INTO logs VALUES
                (1, '2026-03-01T11:59:59.999Z', 'done'), (2, '\(Self.cutoff)', 'done'),
                (3, '2026-03-01T12:00:00.001Z', 'done'), (4, '2020-01-01T00:00:00.000Z', 'open'),
                (5, '2020-01-01T00:00:00.000Z', 'done'), (6, '2026-03-31T12:00:00.000Z', 'done')
                """)
            let counted = try await database.connected { connection in
                try await Retainer(dialect: database.dialect, connection: connection).count(
                    Self.rule(), asOf: Self.present)
            }
            #expect(counted.rows == 2)
            #expect(counted.cutoff.hasPrefix("2026-03-01T12:00:00.000"))
            #expect(try await ids(database) == [1, 2, 3, 4, 5, 6], "counting removes nothing")
            let report = try await remove(from: database)
            #expect(report.rows == 2)
            #expect(report.batches == 1)
            #expect(try await ids(database) == [2, 3, 4, 6])
            #expect(try await remove(from: database).batches == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `ages count from the database's clock`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let ago = { (time: String) in
                engine == .sqlite
                    ? "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-\(time)')" : "now() - interval '\(time)'"
            }
            try await database.execute(
                """
                INSERT INTO logs VALUES (1, \(ago("2593000 seconds")), 'done'), (2, \(ago("2591000 seconds")), 'done')
                """)
            let report = try await database.connected { connection in
                try await Retainer(dialect: database.dialect, connection: connection).remove(Self.rule())
            }
            #expect(report.rows == 1)
            #expect(try await ids(database) == [2])
        }
    }

    @Test(arguments: Engine.allCases)
    func `rows go in batches, the oldest first, each committed by itself`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await fill(database, rows: 25)
            let left = Mutex<[[Int64]]>([])
            let report = try await remove(
                from: database, settings: RetentionSettings(batch: 10),
                onEvent: { _ in
                    // Another connection sees what is committed.
                    let ids = (try? await self.ids(database)) ?? []
                    left.withLock { $0.append(ids) }
                })
            #expect(report.rows == 25)
            #expect(report.batches == 3)
            #expect(left.withLock { $0 } == [Array(11...25), Array(21...25), []])
        }
    }

    @Test(arguments: Engine.allCases)
    func `writers go on between batches`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await fill(database, rows: 30)
            let failures = Mutex<[String]>([])
            let report = try await remove(
                Self.rule(batch: 10), from: database,
                onEvent: { event in
                    guard case .removed(let report) = event else { return }
                    do {
                        // Each one of these would fail at once if a batch still held a lock.
                        try await database.connected { writer in
                            let wait =
                                engine == .sqlite
                                ? "PRAGMA busy_timeout = 0" : "SET lock_timeout = '1ms'"
                            try await writer.execute(
                                [
                                    wait,
                                    "INSERT INTO logs VALUES (\(100 + report.batches), '2026-03-30', 'open')",
                                    "UPDATE logs SET state = 'open' WHERE id = \(31 - report.batches)",
                                ].map { Statement($0) })
                        }
                    } catch {
                        failures.withLock { $0.append("\(error)") }
                    }
                })
            #expect(failures.withLock { $0 } == [])
            #expect(report.rows == 28, "two rows were taken back into use before their batch")
            #expect(try await ids(database) == [29, 30, 101, 102, 103])
        }
    }

    @Test func `a row that somebody is changing is left, and neither waits`() async throws {
        try await withDatabase(.postgres) { database in
            try await fill(database, rows: 20)
            try await database.connected { writer in
                try await writer.execute(["BEGIN", "UPDATE logs SET state = 'open' WHERE id = 5"])
                // This ends only because it does not wait for the writer.
                #expect(try await remove(Self.rule(batch: 7), from: database).rows == 19)
                try await writer.execute("COMMIT")
            }
            #expect(try await ids(database) == [5])
            #expect(try await remove(from: database).rows == 0, "it is in use again")
        }
    }

    @Test func `in SQLite a batch waits for the writer at hand`() async throws {
        try await withDatabase(.sqlite) { database in
            try await fill(database, rows: 20)
            let writer = try await database.dialect.connect(to: database.url, mode: .write)
            try await writer.execute(["BEGIN IMMEDIATE", "UPDATE logs SET state = 'open' WHERE id = 5"])
            let removal = Task {
                try await self.remove(from: database)
            }
            try await writer.execute("COMMIT")
            #expect(try await removal.value.rows == 19)
            await writer.close()
        }
    }

    @Test func `a lock that is never given ends the work, and says what was done`() async throws {
        try await withDatabase(.postgres) { database in
            try await fill(database, rows: 20)
            try await database.execute(
                "CREATE TABLE notes (log_id integer REFERENCES logs ON DELETE CASCADE)",
                "INSERT INTO notes VALUES (15)")
            try await database.connected { holder in
                try await holder.execute(["BEGIN", "UPDATE notes SET log_id = log_id"])
                let error = await #expect(throws: MigrationError.self) {
                    try await remove(
                        Self.rule(batch: 10), from: database,
                        settings: RetentionSettings(lockTimeout: 1, wait: .milliseconds(1)))
                }
                let text = error?.description ?? ""
                #expect(
                    text.contains("10 rows of logs were removed in batches before and stay so"), "\(text)")
                try await holder.execute("ROLLBACK")
            }
            #expect(try await ids(database) == Array(11...20))
        }
    }

    @Test func `a partitioned table loses the right rows`() async throws {
        try await withDatabase(.postgres) { database in
            // The first row of each partition is at the same place in its own.
            try await database.execute(
                "CREATE TABLE parts (id integer, created_at timestamptz, state text) PARTITION BY RANGE (created_at)",
                "CREATE TABLE parts_a PARTITION OF parts FOR VALUES FROM ('2020-01-01') TO ('2026-02-01')",
                "CREATE TABLE parts_b PARTITION OF parts FOR VALUES FROM ('2026-02-01') TO ('2027-01-01')",
                """
                INSERT INTO parts VALUES (1, '2026-01-01', 'done'), (2, '2026-01-02', 'done'),
                (3, '2026-03-30', 'done'), (4, '2026-02-02', 'done'), (5, '2026-02-03', 'open')
                """)
            let report = try await remove(Self.rule(table: "parts", batch: 1), from: database)
            #expect(report.rows == 3)
            #expect(report.batches == 3)
            #expect(try await ids(database, "parts") == [3, 5])
        }
    }
}
