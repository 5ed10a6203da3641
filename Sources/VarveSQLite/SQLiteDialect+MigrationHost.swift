import VarveDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension SQLiteDialect {
    public func transactionBeginning(lockTimeout: Int) -> [Statement] { ["BEGIN IMMEDIATE"] }

    public func beginExclusive(
        _ connection: any DatabaseConnection, lockTimeout: Int
    ) async throws(DatabaseError) -> Turn? {
        let connection = try Self.ours(connection)
        guard try await lockSession(connection) else { return nil }
        return try await connection.beginTurn(lockTimeout: lockTimeout)
    }

    public func commitExclusive(
        _ statements: [Statement], on connection: any DatabaseConnection, beginningNext nextLockTimeout: Int?
    ) async throws(DatabaseError) -> Turn? {
        try await Self.ours(connection).commit(statements, beginningNext: nextLockTimeout)
    }

    /// A transaction of SQLite does not tell who holds it, so turns too are taken under this lock, which does.
    public func lockSession(_ connection: any DatabaseConnection) async throws(DatabaseError) -> Bool {
        try await Self.ours(connection).takeSessionLock(holder: Self.holderDescription())
    }

    public func confirmSessionLock(_ connection: any DatabaseConnection) async throws(DatabaseError) {
        // The system takes it away from no process.
    }

    public func release(_ connection: any DatabaseConnection) async {
        await (try? Self.ours(connection))?.releaseSessionLock()
    }

    public func executeAlone(
        _ statement: Statement, on connection: any DatabaseConnection, lockTimeout: Int
    ) async throws(DatabaseError) {
        try await connection.execute(statement)
    }

    public func lockHolder(_ connection: any DatabaseConnection) async -> String? {
        guard let connection = connection as? SQLiteConnection,
            let path = try? await connection.sessionLockPath()
        else { return nil }
        return SessionLock.holder(path: path)
    }

    public func rows(
        ofLedger name: String, _ query: Statement, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> Rows? {
        let presence = Statement(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = $1 COLLATE NOCASE",
            [.text(name)])
        guard try await connection.query(presence).first?.integer != 0 else { return nil }
        return try await connection.query(query)
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
        Self.userAtHost
    }

    static func ours(_ connection: any DatabaseConnection) throws(DatabaseError) -> SQLiteConnection {
        guard let connection = connection as? SQLiteConnection else {
            throw DatabaseError(.unsupported, "this is not a connection to SQLite")
        }
        return connection
    }

    private static func holderDescription() -> String {
        var now = time(nil)
        var clock = tm()
        gmtime_r(&now, &clock)
        let digits = [clock.tm_hour, clock.tm_min, clock.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "process \(getpid()) of \(userAtHost), since \(digits.joined(separator: ":")) UTC"
    }

    /// Asked once, since the system reads a file to tell.
    private static let userAtHost: String = {
        let user = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "user \(geteuid())"
        var host = [CChar](repeating: 0, count: 256)
        guard gethostname(&host, host.count - 1) == 0 else { return user }
        return user + "@" + host.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }()
}
