import CSQLite3
import VarveDatabase

/// A connection to an SQLite database, on a thread of its own.
public actor SQLiteConnection: DatabaseConnection {
    private let executor = ThreadExecutor()
    private var handle: SQLiteHandle?
    private var sessionLock: SessionLock?

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
    /// Whether this connection holds the lock for a session.
    var holdsSessionLock: Bool { sessionLock != nil }

    /// The path of the file beside the database that carries the lock for a session; `nil` in memory.
    func sessionLockPath() throws(DatabaseError) -> String? {
        let location = try openHandle().location
        return location.isInMemory ? nil : location.path + "-varve-lock"
    }

    /// Keeps a lock, or gives it back.
    func setSessionLock(_ lock: sending SessionLock?) {
        sessionLock = lock
    }
}
