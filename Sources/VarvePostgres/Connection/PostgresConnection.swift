import VarveDatabase

/// A connection to a PostgreSQL server through libpq.
///
/// A batch goes to the server in one round trip (libpq's pipeline mode). Outside a transaction the server
/// takes a batch as one: where a statement fails, those before it are undone.
public actor PostgresConnection: DatabaseConnection {
    private let executor = ThreadExecutor()
    private let mode: ConnectionMode
    private let advice: ErrorAdvice
    private var provision: ServerProvision?
    private var session: Session?
    private var origin: ConnectionString?
    private var lastTransaction: Int64?

    /// A second connection to the same database, where there is need of one.
    private(set) var companion: PostgresConnection?

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private init(mode: ConnectionMode, advice: ErrorAdvice) {
        self.mode = mode
        self.advice = advice
    }

    /// Connects to a server.
    ///
    /// - Parameters:
    ///   - url: Where the database is.
    ///   - database: The name of another database on the same server.
    ///   - mode: With ``ConnectionMode/read`` the server refuses every change.
    ///   - advice: What to suggest when the server refuses something.
    ///   - isOurs: Whether the server is our own, where what a schema takes for granted must be made first.
    /// - Throws: ``DatabaseError`` that never holds the password.
    static func open(
        _ url: DatabaseURL, database: String? = nil, mode: ConnectionMode, advice: ErrorAdvice = .usersServer,
        isOurs: Bool = false
    ) async throws(DatabaseError) -> PostgresConnection {
        let connection = PostgresConnection(mode: mode, advice: advice)
        let string = try ConnectionString(url, database: database)
        try await connection.connect(string)
        if isOurs { await connection.provide(through: string) }
        return connection
    }

    private func provide(through string: ConnectionString) {
        provision = ServerProvision(string)
    }

    private func connect(_ string: ConnectionString) throws(DatabaseError) {
        session = try Session(string)
        origin = string
    }

    /// Opens the second connection.
    func makeCompanion() async throws(DatabaseError) -> PostgresConnection {
        guard let origin else { throw DatabaseError(.connectionLost, "the connection is closed") }
        let companion = PostgresConnection(mode: .write, advice: advice)
        try await companion.connect(origin)
        self.companion = companion
        return companion
    }

    /// Closes the second connection. Its transaction is ended first: the server may notice later that it is closed.
    func closeCompanion() async {
        guard let companion else { return }
        self.companion = nil
        try? await companion.execute("ROLLBACK")
        await companion.close()
    }

    public func query(_ statement: Statement) throws(DatabaseError) -> Rows {
        let session = try openSession()
        do {
            let statement = try provision?.prepare([statement]).first ?? statement
            guard mode == .read, !session.isInTransaction else { return try session.run(statement) }
            return try session.runReadOnly([statement]).last ?? Rows(columns: [], values: [])
        } catch {
            throw advice.advising(provision == nil ? error : error.about(statement))
        }
    }

    public func execute(_ statements: [Statement]) throws(DatabaseError) {
        _ = try queryAll(statements)
    }

    /// Runs statements in one round trip and returns the rows of each.
    ///
    /// - Throws: ``DatabaseError`` with the failed statement and its index in it.
    func queryAll(_ statements: [Statement]) throws(DatabaseError) -> [Rows] {
        let session = try openSession()
        do {
            let statements = try provision?.prepare(statements) ?? statements
            guard mode == .read, !session.isInTransaction else { return try session.pipeline(statements) }
            return try session.runReadOnly(statements)
        } catch {
            throw advice.advising(provision == nil ? error : error.about(statements))
        }
    }

    /// Runs statements in one round trip and hands over the result of each while the server works on the next. Whether
    /// something may be changed is for the statements to say.
    ///
    /// - Throws: ``DatabaseError`` with the failed statement and its index in it.
    func stream(_ statements: [Statement], _ take: (Int, ServerResult) -> Void) throws(DatabaseError) {
        let session = try openSession()
        do {
            try session.stream(statements, take)
        } catch {
            throw advice.advising(error)
        }
    }

    /// Whether a transaction is open, failed or not.
    var isInTransaction: Bool { session?.isInTransaction ?? false }

    /// The server's version as a number: 150004 is 15.4.
    func serverVersion() throws(DatabaseError) -> Int {
        try openSession().serverVersion
    }

    /// The user that the server knows this connection by.
    func userName() throws(DatabaseError) -> String {
        try openSession().userName
    }

    /// Whether something stands between us and the server that may give every transaction another server process.
    func isPooled() throws(DatabaseError) -> Bool {
        let session = try openSession()
        return try session.run("SELECT pg_backend_pid()").first?.integer != session.announcedProcess
    }

    /// Keeps the number of a transaction.
    ///
    /// - Returns: Whether no number was given out between this one and the one that was kept before.
    func follows(_ number: Int64) -> Bool {
        defer { lastTransaction = number }
        return lastTransaction.map { $0 + 1 == number } ?? false
    }

    public func close() {
        session = nil
        origin = nil
        companion = nil
        provision = nil
    }

    private func openSession() throws(DatabaseError) -> Session {
        guard let session else { throw DatabaseError(.connectionLost, "the connection is closed") }
        return session
    }
}
