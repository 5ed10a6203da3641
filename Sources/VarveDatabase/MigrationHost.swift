/// What running migrations asks of a dialect: transactions, exclusion of other runners, and the ledger's types.
public protocol MigrationHost: Sendable {
    /// Begins a transaction in which no other runner can apply anything: the lock lasts until it ends.
    ///
    /// Never waits for another runner; the caller polls.
    ///
    /// - Parameter lockTimeout: How long a statement inside may wait for a lock, in milliseconds.
    /// - Returns: Whether the lock was given. Where it was not, no transaction is open.
    func beginExclusive(_ connection: any DatabaseConnection, lockTimeout: Int) async throws(DatabaseError)
        -> Bool

    /// Takes the lock against other runners without a transaction, for migrations that refuse one.
    /// Never waits; the caller polls.
    ///
    /// - Returns: Whether the lock was given.
    func lockSession(_ connection: any DatabaseConnection, lockTimeout: Int) async throws(DatabaseError)
        -> Bool

    /// Gives the lock of ``lockSession(_:lockTimeout:)`` back.
    func unlockSession(_ connection: any DatabaseConnection) async throws(DatabaseError)

    /// Who holds the lock, as far as the database can tell: `process 4711 on 10.0.0.3 since 12:01:07`.
    func lockHolder(_ connection: any DatabaseConnection) async -> String?

    /// Whether a table with this name is there, where the ledger lives.
    func hasLedger(_ connection: any DatabaseConnection, named name: String) async throws(DatabaseError)
        -> Bool

    /// Creates the ledger unless it is there.
    ///
    /// Columns: version text (primary key), name text, checksum text, applied_at (UTC), duration_ms, applied_by text,
    /// tool_version text, down_sql text, finished_steps integer (NULL once all are).
    func ledgerDefinition(named name: String) -> String

    /// Who applies migrations, as the ledger records it: user and host, or user and file owner.
    func currentUser(_ connection: any DatabaseConnection) async throws(DatabaseError) -> String

    /// What is there of a statement that refuses transactions, as CREATE INDEX CONCURRENTLY does, which leaves an
    /// invalid index when it fails. Asked before its first run, and again when a run was cut off.
    func repetition(
        of statement: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> Repetition
}
