import BlueprintTestSupport
import FoundationEssentials
import Testing
import VarveDatabase
import VarveTestSupport

@testable import VarvePostgres

/// The servers that all tests of this process share: one for each version, started by the first test that
/// needs it. They end with the process.
actor SharedServer {
    /// The servers to test on: the newest that is found, and each one that `VARVE_POSTGRES_BIN` names.
    static let all: [SharedServer] = versions.map(SharedServer.init(version:))

    /// The first of ``all``, for tests that any version will do for.
    static var any: SharedServer { all[0] }

    private let version: String
    /// The server has 100 connections, and a test may open more of its own.
    private let turnstile = Turnstile(width: 24)
    /// The extensions that can be created, once somebody asked.
    private var extensions: Set<String>?
    private var starting: Task<Result<any ScratchServer, DatabaseError>, Never>?

    private init(version: String) {
        self.version = version
    }

    /// The server's major version: 15.
    nonisolated var major: Int { Int(version) ?? 0 }

    /// Whether all of some extensions can be created.
    func offers(_ wanted: [String]) async throws -> Bool {
        if wanted.isEmpty { return true }
        let offered: Set<String>
        if let extensions {
            offered = extensions
        } else {
            offered = try await withDatabase { try await $0.availableExtensions() }
            extensions = offered
        }
        return offered.isSuperset(of: wanted)
    }

    /// Runs a body with an empty database, and drops that afterwards.
    func withDatabase<Value: Sendable>(
        _ body: @Sendable (any DatabaseConnection) async throws -> Value
    ) async throws -> Value {
        await turnstile.enter()
        do {
            let value = try await withOpenDatabase(body)
            await turnstile.leave()
            return value
        } catch {
            await turnstile.leave()
            throw error
        }
    }

    private func withOpenDatabase<Value: Sendable>(
        _ body: @Sendable (any DatabaseConnection) async throws -> Value
    ) async throws -> Value {
        let database = try await server().makeDatabase()
        do {
            let value = try await body(database.connection)
            await database.drop()
            return value
        } catch {
            await database.drop()
            throw error
        }
    }

    /// The started server.
    func server() async throws(DatabaseError) -> any ScratchServer {
        if let starting { return try await starting.value.get() }
        let options = ScratchOptions(version: version, cacheFolder: Self.cacheFolder)
        let task = Task { () -> Result<any ScratchServer, DatabaseError> in
            do throws(DatabaseError) {
                return .success(try await PostgresDialect().startScratch(options))
            } catch {
                return .failure(error)
            }
        }
        starting = task
        return try await task.value.get()
    }

    /// Where tests keep what speeds up the next run.
    static let cacheFolder = FileManager.default.temporaryDirectory.path + "/varve-tests"

    /// The major versions that are installed: `VARVE_POSTGRES_BIN` may name more than the system has.
    private static let versions: [String] = {
        let majors = Set(Installation.all().map(\.major)).sorted()
        return majors.isEmpty ? ["15"] : majors.map(String.init)
    }()
}

extension SharedServer: CustomTestStringConvertible {
    nonisolated var testDescription: String { "PostgreSQL \(version)" }
}
