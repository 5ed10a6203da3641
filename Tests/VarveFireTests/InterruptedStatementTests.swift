import Testing
import VarveDatabase
import VarveTestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Statements that refuse transactions work in several, and wait in between for every older one. The tool is killed,
/// or the server crashes, while such a statement waits for a transaction that the test holds open: half of its work is
/// there, and perhaps the server still works on it.
@Suite struct InterruptedStatementTests {
    static let statements = [
        "CREATE INDEX CONCURRENTLY books_author ON books (author)",
        "CREATE UNIQUE INDEX CONCURRENTLY ON books (title, author)",
        "DROP INDEX CONCURRENTLY books_title",
        "REINDEX INDEX CONCURRENTLY books_title",
        "REINDEX TABLE CONCURRENTLY books",
        "ALTER TABLE books DETACH PARTITION new_books CONCURRENTLY",
    ]

    @Test(arguments: statements)
    func `the server gives up before the next run`(statement: String) async throws {
        try await interrupt(statement, on: DurableServer.shared.value) { arena, process, blocker in
            process.kill(SIGKILL)
            try await arena.endSessions()
            try await blocker.execute("COMMIT")
            return try await arena.run(.up)
        }
    }

    @Test(arguments: statements)
    func `the server is still at it when the next run begins`(statement: String) async throws {
        try await interrupt(statement, on: DurableServer.shared.value) { arena, process, blocker in
            process.kill(SIGKILL)
            _ = try await process.outcome()
            let next = try arena.start(.up)
            // It waits for the lock against other runners or, where the dead one's is gone, for the server's work.
            try await arena.waitUntil("SELECT count(*) > 1 FROM pg_locks WHERE NOT granted") {
                !next.errors.isEmpty
            }
            try await blocker.execute("COMMIT")
            return try await next.outcome()
        }
    }

    @Test func `the server crashes`() async throws {
        let server = try await DurableServer()
        for statement in Scale.isFull ? Self.statements : [Self.statements[0]] {
            try await interrupt(statement, on: server) { arena, process, _ in
                try await server.crash()
                let outcome = try await process.outcome()
                #expect(outcome.status == 1 && outcome.errors.contains("connection"), "\(outcome.errors)")
                return try await arena.run(.up)
            }
        }
    }

    /// Brings a run to the middle of a statement, and checks that what the body does ends well.
    private func interrupt(
        _ statement: String, on server: DurableServer,
        _ body: (PostgresArena, RunningProgram, any DatabaseConnection) async throws -> Program.Outcome
    ) async throws {
        let folder = try Self.folder(statement)
        let trial = try await Trial(server.makeArena(migrations: folder.path))
        let arena = trial.arena
        let first = try await arena.start(.up, options: ["--to", "1"]).outcome()
        #expect(first.status == 0, "\(first.errors)")
        try await arena.connected { blocker in
            try await blocker.execute(["BEGIN", "LOCK TABLE books IN ROW EXCLUSIVE MODE"])
            let process = try arena.start(.up)
            try await arena.waitUntil(
                """
                SELECT count(*) > 0 FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%CONCURRENTLY%'
                """)
            let last = try await body(arena, process, blocker)
            #expect(last.status == 0, "\(last.errors)")
        }
        try await trial.check(.up, statement)
    }

    private static func folder(_ statement: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let isAboutPartition = statement.contains("PARTITION")
        try folder.write(
            "0001_books.up.sql",
            """
            CREATE TABLE log (entry text NOT NULL);
            CREATE TABLE books (id bigint, author bigint, title text)\(isAboutPartition ? " PARTITION BY RANGE (id)" : "");
            \(isAboutPartition ? "CREATE TABLE new_books PARTITION OF books FOR VALUES FROM (1) TO (1000);" : "")
            CREATE INDEX books_title ON books (title);
            CREATE INDEX books_id ON books (id);
            INSERT INTO books SELECT n, n % 3, 'book ' || n FROM generate_series(1, 20) n;
            INSERT INTO log VALUES ('1 up');
            """)
        try folder.write(
            "0001_books.down.sql",
            "DROP TABLE books\(isAboutPartition ? ", new_books" : "");\nINSERT INTO log VALUES ('1 down');")
        try folder.write(
            "0002_statement.up.sql",
            """
            -- varve:no-transaction
            INSERT INTO log VALUES ('2 up, 1');
            \(statement);
            INSERT INTO log VALUES ('2 up, 2');
            """)
        try folder.write("0002_statement.down.sql", "INSERT INTO log VALUES ('2 down');")
        return folder
    }
}

extension PostgresArena {
    /// Waits until the server answers a question with yes or something else is so, but not for ever.
    func waitUntil(_ question: Statement, or isSo: () -> Bool = { false }) async throws {
        try await connected { connection in
            let deadline = ContinuousClock.now + .seconds(30)
            while try await connection.query(question).first?.flag != true, !isSo() {
                guard ContinuousClock.now < deadline else {
                    throw TrialFailure("waiting", "never true: \(question.sql)")
                }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    /// Ends every statement that the server still works on in the database, and waits until it has.
    fileprivate func endSessions() async throws {
        let others = """
            FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
            AND query LIKE '%CONCURRENTLY%'
            """
        try await connected {
            _ = try await $0.query(Statement("SELECT pg_terminate_backend(pid) \(others)"))
        }
        try await waitUntil(Statement("SELECT count(*) = 0 \(others)"))
    }
}
