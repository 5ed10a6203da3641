import FoundationEssentials
import Testing
import VarveDatabase
import VarveMigrations
import VarvePostgres
import VarveSQLite
import VarveTestSupport

/// A source of databases for tests: SQLite, or a private PostgreSQL that all tests of the process share and that ends
/// with it.
public struct TestServer: Sendable {
    /// SQLite files, each in a folder of its own.
    public static let sqlite = TestServer(name: "SQLite", dialect: SQLiteDialect(), server: nil)

    /// A PostgreSQL for each major version that is installed: 15 and 18 where `script/test` runs the tests.
    public static let postgres: [TestServer] = PostgresDialect.installedVersions().map { version in
        TestServer(
            name: "PostgreSQL \(version)", dialect: PostgresDialect(),
            server: PostgresServer(version: version))
    }

    private let name: String
    /// The kind of database.
    public let dialect: any Dialect
    private let server: PostgresServer?

    /// PostgreSQL's major version; `nil` for SQLite.
    public var major: Int? { server.flatMap { Int($0.version) } }

    /// Runs a body with an empty database and removes that afterwards.
    public func withDatabase<Value: Sendable>(
        _ body: @Sendable (LiveDatabase) async throws -> Value
    ) async throws -> Value {
        guard let server else {
            let folder = try TemporaryFolder()
            let url = try DatabaseURL("sqlite:\(folder("test.db"))")
            let connection = try await dialect.connect(to: url, mode: .create)
            return try await use(LiveDatabase(dialect: dialect, url: url, connection: connection), body) {
                await connection.close()
            }
        }
        return try await server.withScratch { scratch in
            let url = try await PostgresServer.url(of: scratch.connection)
            return try await body(LiveDatabase(dialect: dialect, url: url, connection: scratch.connection))
        }
    }

    private func use<Value: Sendable>(
        _ database: LiveDatabase, _ body: @Sendable (LiveDatabase) async throws -> Value,
        finally end: () async -> Void
    ) async throws -> Value {
        do {
            let value = try await body(database)
            await end()
            return value
        } catch {
            await end()
            throw error
        }
    }

    /// Runs a body with a loader whose throw-away databases are on this server.
    public func withLoader<Value>(_ body: (CatalogLoader) async throws -> Value) async throws -> Value {
        var scratch = ScratchOptions(cacheFolder: PostgresServer.cacheFolder)
        scratch.server = try await server?.url()
        let loader = CatalogLoader(
            dialect: dialect, settings: LoaderSettings(scratch: scratch, usesCache: false))
        do {
            let value = try await body(loader)
            await loader.close()
            return value
        } catch {
            await loader.close()
            throw error
        }
    }
}

extension TestServer: CustomTestStringConvertible {
    public var testDescription: String { name }
}
