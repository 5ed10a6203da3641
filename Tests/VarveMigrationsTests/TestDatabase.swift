import VarveDatabase
import VarvePostgres
import VarveSQLite
import VarveTestSupport

@testable import VarveMigrations

/// A database that a test's runners share, each with a connection of its own.
struct TestDatabase: Sendable {
    let dialect: any Dialect
    let url: DatabaseURL
    /// What keeps a scratch database there as long as the test.
    var scratch: (any ScratchDatabase)?

    /// An SQLite file in a folder.
    static func sqlite(_ folder: TemporaryFolder) throws -> TestDatabase {
        TestDatabase(dialect: SQLiteDialect(), url: try DatabaseURL("sqlite:\(folder("app.db"))"))
    }

    /// A new database on the server that all tests share. It ends with the process.
    static func postgres() async throws -> TestDatabase {
        let database = try await server.value.makeDatabase()
        let query: Statement = """
            SELECT format('postgresql:///%s?host=%s&port=%s&user=%s', current_database(),
              current_setting('unix_socket_directories'), current_setting('port'), current_user)
            """
        let url = try await database.connection.query(query).first?.text ?? ""
        return TestDatabase(dialect: PostgresDialect(), url: try DatabaseURL(url), scratch: database)
    }

    private static let server = Task {
        try await PostgresDialect().startScratch(ScratchOptions(cacheFolder: LoaderSettings.userCacheFolder))
    }

    /// Does something with a new connection.
    func connected<Result: Sendable>(
        _ work: (any DatabaseConnection) async throws -> Result
    ) async throws -> Result {
        let connection = try await dialect.connect(to: url, mode: .create)
        do {
            let result = try await work(connection)
            await connection.close()
            return result
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Does something with a runner on a new connection.
    func running<Result: Sendable>(
        _ settings: RunnerSettings = RunnerSettings(
            lockTimeout: 200, wait: .seconds(30), toolVersion: "test"),
        onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in },
        _ work: (Runner) async throws -> Result
    ) async throws -> Result {
        try await connected { connection in
            try await work(
                Runner(dialect: dialect, connection: connection, settings: settings, onEvent: onEvent))
        }
    }

    /// The first value of a query.
    func value(_ sql: String) async throws -> DatabaseValue? {
        try await connected { try await $0.query(Statement(sql)).first }
    }

    /// Runs statements.
    func execute(_ statements: String...) async throws {
        try await connected { try await $0.execute(statements.map { Statement($0) }) }
    }

    /// What the ledger says.
    func entries() async throws -> [LedgerEntry] {
        try await connected { try await Ledger(dialect: dialect, connection: $0).entries() }
    }

    /// The numbers in the ledger.
    func versions() async throws -> [String] { try await entries().map(\.version.text) }
}
