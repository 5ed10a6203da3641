import VarveDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension PostgresDialect {
    public func beginExclusive(
        _ connection: any DatabaseConnection, lockTimeout: Int
    ) async throws(DatabaseError) -> Bool {
        try await connection.execute([
            // What an earlier migration of this run did to the session is no business of the next one.
            // Read committed, whatever the server's default: with any other level the snapshot would be older than
            // the lock, and the ledger read in it stale.
            "BEGIN ISOLATION LEVEL READ COMMITTED", "RESET search_path",
            Statement("SELECT set_config('lock_timeout', $1, true)", [.text(String(lockTimeout))]),
        ])
        // A lock of the transaction, not of the session: behind a transaction pooler a session's lock would
        // stay with a server connection that the next statement may not get.
        do {
            let lock = Statement("SELECT pg_try_advisory_xact_lock($1)", [AdvisoryLock.key])
            if try await connection.query(lock).first?.flag == true { return true }
        } catch {
            try? await connection.execute("ROLLBACK")
            throw error
        }
        try await connection.execute("ROLLBACK")
        return false
    }

    public func lockSession(
        _ connection: any DatabaseConnection, lockTimeout: Int
    ) async throws(DatabaseError) -> Bool {
        // Tried, never waited for: CREATE INDEX CONCURRENTLY of the holder waits for every older snapshot, also
        // for that of a statement which waits for the lock, so that the two would wait for each other.
        let lock = Statement(
            """
            SELECT CASE WHEN pg_try_advisory_lock($1) \
            THEN set_config('lock_timeout', $2, false) IS NOT NULL ELSE false END
            """, [AdvisoryLock.key, .text(String(lockTimeout))])
        return try await connection.query(lock).first?.flag ?? false
    }

    public func unlockSession(_ connection: any DatabaseConnection) async throws(DatabaseError) {
        _ = try await connection.query(Statement("SELECT pg_advisory_unlock($1)", [AdvisoryLock.key]))
        try await connection.execute("RESET lock_timeout")
    }

    public func lockHolder(_ connection: any DatabaseConnection) async -> String? {
        let query = Statement(
            """
            SELECT l.pid, coalesce(host(a.client_addr), 'this machine'),
              to_char(a.backend_start AT TIME ZONE 'UTC', 'HH24:MI:SS') || ' UTC'
            FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.pid <> pg_backend_pid()
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND (l.classid::bigint << 32) | l.objid::bigint = $1
            """, [AdvisoryLock.key])
        guard let holder = try? await connection.query(query).values.first else { return nil }
        let process = "process \(holder[0].integer ?? 0) on \(holder[1].text ?? "an unknown host")"
        // The time of another user's session is hidden from an ordinary user.
        return holder[2].text.map { "\(process) since \($0)" } ?? process
    }

    public func hasLedger(
        _ connection: any DatabaseConnection, named name: String
    ) async throws(DatabaseError) -> Bool {
        // A migration may have changed search_path for its session, as the dumps of pg_dump do.
        let query = Statement("SELECT to_regclass('public.' || quote_ident($1)) IS NOT NULL", [.text(name)])
        return try await connection.query(query).first?.flag ?? false
    }

    public func ledgerDefinition(named name: String) -> String {
        """
        CREATE TABLE IF NOT EXISTS public.\(quote(identifier: name)) (
            version text PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at timestamptz NOT NULL,
            duration_ms bigint NOT NULL,
            applied_by text NOT NULL,
            tool_version text NOT NULL,
            down_sql text,
            finished_steps integer
        )
        """
    }

    public func currentUser(_ connection: any DatabaseConnection) async throws(DatabaseError) -> String {
        let user = try await connection.query("SELECT current_user").first?.text ?? ""
        var host = [CChar](repeating: 0, count: 256)
        guard gethostname(&host, host.count - 1) == 0 else { return user }
        return user + "@"
            + String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// The advisory lock that keeps runners apart. Its number has to be the same in every version of Varve.
enum AdvisoryLock {
    /// The letters `varve`.
    static let key: DatabaseValue = 0x76_61_72_76_65
}
