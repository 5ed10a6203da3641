import VarveDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension SQLiteDialect {
    public func beginExclusive(
        _ connection: any DatabaseConnection, lockTimeout: Int
    ) async throws(DatabaseError) -> Bool {
        // The caller polls, so that it can say whom it waits for: no waiting here.
        try await connection.execute("PRAGMA busy_timeout = 0")
        let isOpen = try await beginImmediate(connection)
        try await connection.execute(Statement("PRAGMA busy_timeout = \(max(0, lockTimeout))"))
        guard isOpen else { return false }
        // A runner that works without a transaction shows itself by its session lock.
        if try await isLockedByOthers(connection) {
            try await connection.execute("ROLLBACK")
            return false
        }
        return true
    }

    public func lockSession(
        _ connection: any DatabaseConnection, lockTimeout: Int
    ) async throws(DatabaseError) -> Bool {
        let connection = try Self.ours(connection)
        guard let path = try await connection.sessionLockPath() else { return true }
        guard let lock = SessionLock(path: path, holder: Self.holderDescription()) else { return false }
        await connection.setSessionLock(lock)
        // Whoever works inside a transaction took no session lock, but keeps us from beginning one. Since each side
        // looks for the other after taking its own lock, at most one of two gets through.
        guard try await beginExclusive(connection, lockTimeout: lockTimeout) else {
            await connection.setSessionLock(nil)
            return false
        }
        try await connection.execute("ROLLBACK")
        return true
    }

    public func unlockSession(_ connection: any DatabaseConnection) async throws(DatabaseError) {
        await (try Self.ours(connection)).setSessionLock(nil)
    }

    public func lockHolder(_ connection: any DatabaseConnection) async -> String? {
        guard let connection = connection as? SQLiteConnection,
            let path = try? await connection.sessionLockPath()
        else { return nil }
        // SQLite itself doesn't tell who is in a transaction.
        return SessionLock.holder(path: path)
    }

    public func hasLedger(
        _ connection: any DatabaseConnection, named name: String
    ) async throws(DatabaseError) -> Bool {
        let statement = Statement(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = $1 COLLATE NOCASE",
            [.text(name)])
        return try await connection.query(statement).first?.integer != 0
    }

    public func ledgerDefinition(named name: String) -> String {
        """
        CREATE TABLE IF NOT EXISTS \(quote(identifier: name)) (
            version TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
            duration_ms INTEGER,
            applied_by TEXT,
            tool_version TEXT,
            down_sql TEXT,
            finished_steps INTEGER
        ) STRICT
        """
    }

    public func currentUser(_ connection: any DatabaseConnection) async throws(DatabaseError) -> String {
        Self.userAtHost()
    }

    static func ours(_ connection: any DatabaseConnection) throws(DatabaseError) -> SQLiteConnection {
        guard let connection = connection as? SQLiteConnection else {
            throw DatabaseError(.unsupported, "this is not a connection to SQLite")
        }
        return connection
    }

    private func beginImmediate(_ connection: any DatabaseConnection) async throws(DatabaseError) -> Bool {
        do {
            try await connection.execute("BEGIN IMMEDIATE")
            return true
        } catch  where error.code == .lockNotAvailable {
            return false
        }
    }

    private func isLockedByOthers(_ connection: any DatabaseConnection) async throws(DatabaseError) -> Bool {
        let connection = try Self.ours(connection)
        guard await !connection.holdsSessionLock, let path = try await connection.sessionLockPath() else {
            return false
        }
        return SessionLock.holder(path: path) != nil
    }

    private static func holderDescription() -> String { "process \(getpid()) of \(userAtHost())" }

    private static func userAtHost() -> String {
        let user = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "user \(geteuid())"
        var host = [CChar](repeating: 0, count: 256)
        guard gethostname(&host, host.count - 1) == 0 else { return user }
        return user + "@" + host.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }
}
