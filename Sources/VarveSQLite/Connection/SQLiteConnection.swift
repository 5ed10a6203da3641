import CSQLite3
import VarveDatabase

/// A connection to an SQLite database, on a thread of its own.
public actor SQLiteConnection: DatabaseConnection {
    private let executor = ThreadExecutor()
    private var handle: SQLiteHandle?
    private var sessionLock: SessionLock?
    private var lastDataVersion: Int64?

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init() {}

    func open(_ location: SQLiteLocation, mode: ConnectionMode) throws(DatabaseError) {
        do {
            handle = try SQLiteHandle(location, mode: mode)
        } catch  where mode == .read && SQLiteCode.needingRecovery.contains(error.nativeCode ?? "") {
            // A crash in the middle of a change left its journal. Whoever may write takes the change back on opening.
            _ = try SQLiteHandle(location, mode: .write)
            handle = try SQLiteHandle(location, mode: mode)
        }
    }

    public func query(_ statement: Statement) throws(DatabaseError) -> Rows {
        try openHandle().run(statement)
    }

    /// Runs one statement with NULL for each of its parameters.
    func queryWithoutValues(_ sql: String) throws(DatabaseError) -> Rows {
        try openHandle().runWithoutValues(sql)
    }

    public func execute(_ statements: [Statement]) throws(DatabaseError) {
        let handle = try openHandle()
        for (index, statement) in statements.enumerated() {
            do {
                _ = try handle.run(statement)
            } catch {
                var error = error
                error.statementIndex = index
                throw error
            }
        }
    }

    public func close() {
        sessionLock = nil
        handle = nil
    }

    /// Runs several dependent calls on the connection's thread, with nobody in between.
    func withHandle<Value>(
        _ body: (SQLiteHandle) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value {
        try body(openHandle())
    }

    private func openHandle() throws(DatabaseError) -> SQLiteHandle {
        guard let handle else {
            throw DatabaseError(.connectionLost, "the connection is closed")
        }
        return handle
    }
}

extension SQLiteConnection {
    /// The path of the file beside the database that carries the lock of a runner; `nil` in memory. It is the same for
    /// every path that leads to the database.
    func sessionLockPath() throws(DatabaseError) -> String? {
        try openHandle().fileName.map { $0 + "-varve-lock" }
    }

    /// Takes the lock of a runner without waiting. Whoever has it already keeps it.
    ///
    /// - Returns: Whether this connection has it.
    /// - Throws: ``DatabaseError`` where its file can't be made.
    func takeSessionLock(holder: String) throws(DatabaseError) -> Bool {
        guard sessionLock == nil, let path = try sessionLockPath() else { return true }
        sessionLock = try SessionLock(path: path, holder: holder)
        return sessionLock != nil
    }

    /// Gives the lock of a runner back.
    func releaseSessionLock() {
        sessionLock = nil
    }

    /// Runs statements, commits, and begins another transaction where that is wanted and possible, all without giving
    /// the thread away in between.
    func commit(_ statements: [Statement], beginningNext lockTimeout: Int?) throws(DatabaseError) -> Turn? {
        try execute(statements + ["COMMIT"])
        guard let lockTimeout else { return nil }
        return try? beginTurn(lockTimeout: lockTimeout)
    }

    /// Begins a transaction that may write.
    func beginTurn(lockTimeout: Int) throws(DatabaseError) -> Turn {
        let handle = try openHandle()
        _ = try handle.run(Statement("PRAGMA busy_timeout = \(max(0, lockTimeout))"))
        _ = try handle.run("BEGIN IMMEDIATE")
        // It is another number once another connection has changed the database.
        let version = try handle.run("PRAGMA data_version").first?.integer
        defer { lastDataVersion = version }
        return Turn(isUndisturbed: version == lastDataVersion)
    }
}
