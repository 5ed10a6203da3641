import VarveDatabase

extension PostgresDialect {
    public func transactionBeginning(lockTimeout: Int) -> [Statement] {
        [
            // Whatever the server's default: with any other level the snapshot would be older than the lock, and the
            // ledger read in it stale.
            "BEGIN ISOLATION LEVEL READ COMMITTED",
            Statement("SELECT set_config('lock_timeout', $1, true)", [.text(String(lockTimeout))]),
        ]
    }

    /// A lock of the transaction, not of the session: behind a transaction pooler a session's lock would stay with a
    /// server connection that the next statement may not get.
    ///
    /// With the lock comes the transaction's number. Whoever writes needs one, so where ours follows on that of our
    /// transaction before, nobody has written in between.
    private func exclusiveBeginning(lockTimeout: Int) -> [Statement] {
        transactionBeginning(lockTimeout: lockTimeout) + [
            Statement(
                "SELECT CASE WHEN pg_try_advisory_xact_lock($1) THEN txid_current() END", [AdvisoryLock.key])
        ]
    }

    public func beginExclusive(
        _ connection: any DatabaseConnection, lockTimeout: Int
    ) async throws(DatabaseError) -> Turn? {
        let connection = try Self.ours(connection)
        let rows: [Rows]
        do {
            rows = try await connection.queryAll(exclusiveBeginning(lockTimeout: lockTimeout))
        } catch {
            try? await connection.execute("ROLLBACK")
            throw error
        }
        return try await turn(rows, on: connection)
    }

    public func commitExclusive(
        _ statements: [Statement], on connection: any DatabaseConnection, beginningNext nextLockTimeout: Int?
    ) async throws(DatabaseError) -> Turn? {
        let connection = try Self.ours(connection)
        // Where a migration looked for names, as the dumps of pg_dump set it for the session, is no business of the next
        // one, nor of whoever gets this server connection from a pooler.
        let ending = statements + ["RESET search_path", "COMMIT"]
        let next = nextLockTimeout.map(exclusiveBeginning(lockTimeout:)) ?? []
        let rows: [Rows]
        do {
            rows = try await connection.queryAll(ending + next)
        } catch  where (error.statementIndex ?? 0) >= ending.count {
            try? await connection.execute("ROLLBACK")
            return nil
        }
        return next.isEmpty ? nil : try? await turn(rows, on: connection)
    }

    /// What the last of the statements that begin a turn said. Without the lock no transaction stays open.
    private func turn(
        _ rows: [Rows], on connection: PostgresConnection
    ) async throws(DatabaseError) -> Turn? {
        guard let number = rows.last?.first?.integer else {
            try await connection.execute("ROLLBACK")
            return nil
        }
        return Turn(isUndisturbed: await connection.follows(number))
    }

    static func ours(_ connection: any DatabaseConnection) throws(DatabaseError) -> PostgresConnection {
        guard let connection = connection as? PostgresConnection else {
            throw DatabaseError(.unsupported, "this is not a connection to PostgreSQL")
        }
        return connection
    }
}
