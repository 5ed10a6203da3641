import FoundationEssentials
import VarveDatabase
import VarvePostgres
import VarveTestSupport

/// A private PostgreSQL of one version, started when it is first needed.
actor PostgresServer {
    /// The major version.
    nonisolated let version: String
    /// The server has 100 connections, and a test may open more of its own.
    private let turnstile = Turnstile(width: 24)
    private var starting: Task<any ScratchServer, any Error>?

    init(version: String) {
        self.version = version
    }

    /// Where tests keep what speeds up the next run.
    static let cacheFolder = FileManager.default.temporaryDirectory.path + "/varve-tests"

    func withScratch<Value: Sendable>(
        _ body: @Sendable (any ScratchDatabase) async throws -> Value
    ) async throws -> Value {
        await turnstile.enter()
        do {
            let database = try await server().makeDatabase()
            do {
                let value = try await body(database)
                await database.drop()
                await turnstile.leave()
                return value
            } catch {
                await database.drop()
                throw error
            }
        } catch {
            await turnstile.leave()
            throw error
        }
    }

    /// The URL of the database that every server has.
    func url() async throws -> DatabaseURL {
        let database = try await server().makeDatabase()
        let url = try await Self.url(of: database.connection, name: "postgres")
        await database.drop()
        return url
    }

    /// The URL of the database that a connection is connected to, or of another on the same server.
    static func url(
        of connection: any DatabaseConnection, name: String? = nil
    ) async throws -> DatabaseURL {
        let row = try await connection.query(
            """
            SELECT current_database(), current_setting('unix_socket_directories'), current_setting('port'),
              current_user
            """
        ).values[0].map { $0.text ?? "" }
        return try DatabaseURL("postgresql:///\(name ?? row[0])?host=\(row[1])&port=\(row[2])&user=\(row[3])")
    }

    private func server() async throws -> any ScratchServer {
        if let starting { return try await starting.value }
        let options = ScratchOptions(version: version, cacheFolder: Self.cacheFolder)
        let task = Task { () async throws -> any ScratchServer in
            try await PostgresDialect().startScratch(options)
        }
        starting = task
        return try await task.value
    }
}
