/// What running migrations asks of a dialect: transactions, exclusion of other runners, and the ledger's types.
public protocol MigrationHost: Sendable {
    /// Begins a transaction in which no other runner can apply anything: the lock lasts until it ends.
    ///
    /// Never waits for another runner; the caller polls.
    ///
    /// - Parameter lockTimeout: How long a statement inside may wait for a lock, in milliseconds.
    /// - Returns: The turn; `nil` where another runner has its turn. No transaction is open then.
    func beginExclusive(_ connection: any DatabaseConnection, lockTimeout: Int) async throws(DatabaseError)
        -> Turn?

    /// Ends the transaction of a turn with some last statements and, where that is wanted, begins the next one in the
    /// same round trip.
    ///
    /// - Parameters:
    ///   - statements: What is to be committed with the rest.
    ///   - nextLockTimeout: The lock timeout of the next turn; `nil` where there is none.
    /// - Returns: The next turn; `nil` where it is not wanted or was not given.
    /// - Throws: ``DatabaseError`` where nothing was committed. What fails after the commit is not thrown: it shows
    ///   when the next turn is asked for.
    func commitExclusive(
        _ statements: [Statement], on connection: any DatabaseConnection, beginningNext nextLockTimeout: Int?
    ) async throws(DatabaseError) -> Turn?

    /// Takes the lock against other runners without a transaction, for migrations that refuse one. It holds until
    /// ``release(_:)``. Never waits; the caller polls.
    ///
    /// - Returns: Whether the lock was given.
    func lockSession(_ connection: any DatabaseConnection) async throws(DatabaseError) -> Bool

    /// Makes sure that the lock of ``lockSession(_:)`` is still held.
    ///
    /// - Throws: ``DatabaseError`` where the database took it away.
    func confirmSessionLock(_ connection: any DatabaseConnection) async throws(DatabaseError)

    /// Gives back whatever lock outlives a transaction.
    func release(_ connection: any DatabaseConnection) async

    /// The statements that begin a transaction without a lock against other runners.
    func transactionBeginning(lockTimeout: Int) -> [Statement]

    /// Runs a statement that refuses transactions.
    func executeAlone(
        _ statement: Statement, on connection: any DatabaseConnection, lockTimeout: Int
    ) async throws(DatabaseError)

    /// Who holds the lock, as far as the database can tell: `process 4711 on build-3 since 12:01:07 UTC`.
    func lockHolder(_ connection: any DatabaseConnection) async -> String?

    /// The rows of a query on the ledger; `nil` where there is no table with its name.
    func rows(
        ofLedger name: String, _ query: Statement, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> Rows?

    /// Creates the ledger unless it is there.
    ///
    /// Columns: version text (primary key), name text, checksum text, applied_at (UTC), duration_ms, applied_by text,
    /// tool_version text, down_sql text, finished_steps integer (NULL once all are).
    func ledgerDefinition(named name: String) -> String

    /// The ledger that wrangler keeps in a D1 database.
    ///
    /// - Parameter name: The table's name.
    /// - Throws: ``DatabaseError`` with code ``DatabaseError/Code/unsupported`` where there can't be one.
    func wranglerLedger(named name: String) throws(DatabaseError) -> CompanionLedger

    /// Says more of an error than the database did, while the transaction that it failed in is still open. That is
    /// rolled back afterwards.
    func explain(_ error: DatabaseError, on connection: any DatabaseConnection) async -> DatabaseError

    /// The rows that refer to what is not there, a sentence each, where the database lets such rows be.
    func danglingReferences(_ connection: any DatabaseConnection) async throws(DatabaseError) -> [String]

    /// Who applies migrations, as the ledger records it: user and host, or user and file owner.
    func currentUser(_ connection: any DatabaseConnection) async throws(DatabaseError) -> String

    /// What has to be remembered before the first run of a statement that refuses transactions, so that what it leaves
    /// can be told apart later; mostly nothing.
    func trace(
        before statement: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> String

    /// What is there of a statement that refuses transactions, as CREATE INDEX CONCURRENTLY does, which leaves an
    /// invalid index when it fails. Asked before its first run, and again when a run was cut off.
    ///
    /// - Parameter trace: What ``trace(before:on:)`` said before the first run; `nil` where there was none.
    /// - Throws: ``DatabaseError`` with code ``DatabaseError/Code/lockNotAvailable`` while the server still works on
    ///   the statement of a runner that is gone.
    func repetition(
        of statement: String, since trace: String?, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> Repetition
}

/// A transaction that keeps all other runners out.
public struct Turn: Sendable, Hashable {
    /// Whether surely nobody has changed the database since this connection's turn before, so that what was read
    /// then still counts.
    public let isUndisturbed: Bool

    /// Describes a turn.
    public init(isUndisturbed: Bool) {
        self.isUndisturbed = isUndisturbed
    }
}
