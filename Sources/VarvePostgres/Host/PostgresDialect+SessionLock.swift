import VarveDatabase

/// The lock for migrations without a transaction is held by the open transaction of a second connection: behind a
/// transaction pooler nothing else outlives a statement. Between its statements that transaction has no snapshot, so
/// CREATE INDEX CONCURRENTLY does not wait for it, and VACUUM is not held back.
extension PostgresDialect {
    public func lockSession(_ connection: any DatabaseConnection) async throws(DatabaseError) -> Bool {
        let connection = try Self.ours(connection)
        let lock = Statement("SELECT pg_try_advisory_xact_lock($1)", [AdvisoryLock.key])
        // Those who wait should not take a second connection each only to hear that.
        guard try await connection.query(lock).first?.flag == true else { return false }
        let companion: PostgresConnection
        do {
            companion = try await connection.makeCompanion()
        } catch  where error.nativeCode == "53300" {
            // too_many_connections: those of other runners maybe, which will be gone.
            return false
        }
        do {
            let rows = try await companion.queryAll([
                "BEGIN ISOLATION LEVEL READ COMMITTED", lock, Self.noTimeLimit,
            ])
            if try await companion.serverVersion() >= 170_000 {
                try await companion.execute(Self.noLimitInAll)
            }
            if rows[1].first?.flag == true { return true }
        } catch {
            await release(connection)
            throw error
        }
        await release(connection)
        return false
    }

    /// Statements that must come last in the companion's transaction: a query's portal, and with it its snapshot,
    /// stays until the next statement, and these have none.
    private static let noTimeLimit: Statement = "SET LOCAL idle_in_transaction_session_timeout = 0"
    private static let noLimitInAll: Statement = "SET LOCAL transaction_timeout = 0"

    public func confirmSessionLock(_ connection: any DatabaseConnection) async throws(DatabaseError) {
        guard let companion = await (try Self.ours(connection)).companion else {
            throw DatabaseError(.connectionLost, "the lock against other runners is gone")
        }
        try await companion.execute(Self.noTimeLimit)
    }

    public func release(_ connection: any DatabaseConnection) async {
        await (try? Self.ours(connection))?.closeCompanion()
    }

    /// A statement that waits for a strong lock lets nobody pass meanwhile, so it must give way in time. Those with
    /// CONCURRENTLY let everybody pass, and may well have to wait for a transaction that takes long.
    public func executeAlone(
        _ statement: Statement, on connection: any DatabaseConnection, lockTimeout: Int
    ) async throws(DatabaseError) {
        let connection = try Self.ours(connection)
        // Behind a pooler the setting would stay with a server connection that others use.
        guard !Self.isConcurrent(statement.sql), try await !connection.isPooled() else {
            return try await connection.execute(statement)
        }
        let limit = Statement("SELECT set_config('lock_timeout', $1, false)", [.text(String(lockTimeout))])
        try await connection.execute(limit)
        do {
            try await connection.execute(statement)
        } catch {
            try? await connection.execute("RESET lock_timeout")
            throw error
        }
        try await connection.execute("RESET lock_timeout")
    }

    private static func isConcurrent(_ sql: String) -> Bool {
        guard let tokens = try? Token.scan(Array(sql.utf8)[...]) else { return false }
        return tokens.contains { $0.keyword == "concurrently" }
    }

    public func lockHolder(_ connection: any DatabaseConnection) async -> String? {
        let query = Statement(
            """
            SELECT l.pid, a.application_name, coalesce(host(a.client_addr), 'this machine'),
              to_char(a.xact_start AT TIME ZONE 'UTC', 'HH24:MI:SS') || ' UTC'
            FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.pid <> pg_backend_pid()
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND (l.classid::bigint << 32) | l.objid::bigint = $1
            """, [AdvisoryLock.key])
        guard let row = try? await connection.query(query).values.first else { return nil }
        let server = "server process \(row[0].integer ?? 0)"
        // Who connects says so by the session's name; the server knows only the pooler, if there is one.
        let runner = row[1].text.flatMap(RunnerName.init(applicationName:))
        let holder =
            runner.map { "process \($0.process) on \($0.host), \(server)" }
            ?? "\(server), connected from \(row[2].text ?? "an unknown host")"
        // The time of another user's session is hidden from an ordinary user.
        return holder + (row[3].text.map { ", since \($0)" } ?? "")
    }
}
