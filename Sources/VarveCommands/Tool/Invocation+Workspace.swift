import Varve
import VarveDatabase
import VarveMigrations

extension Invocation {
    /// The settings that count for this call.
    func settings() throws -> Settings {
        try Settings(arguments: arguments, environment: environment)
    }

    /// Gives a command what it works with, and stops afterwards whatever was started for it.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - dialect: The kind of database; the settings' database decides where none is given.
    ///   - version: The engine version that scratch databases must have, where it matters.
    ///   - model: A database to ask for that version once it is needed.
    func withWorkspace<Result: Sendable>(
        _ settings: Settings, dialect: (any Dialect)? = nil, version: String? = nil,
        model: DatabaseURL? = nil,
        _ work: @Sendable (Workspace) async throws -> Result
    ) async throws -> Result {
        let dialect = try dialect ?? Dialects.dialect(opening: settings.database)
        let scratch = ScratchOptions(
            server: settings.scratch, version: version, cacheFolder: LoaderSettings.userCacheFolder)
        let model = model.flatMap { canModel($0, dialect) ? $0 : nil }
        let loader = CatalogLoader(
            dialect: dialect,
            settings: LoaderSettings(
                scratch: scratch, model: model, ledger: settings.ledger,
                otherLedgers: settings.d1Ledger.map { [$0] } ?? []))
        let workspace = Workspace(
            settings: settings, dialect: dialect, loader: loader,
            compiledSchema: arguments.has(CommonOptions.schema) ? nil : tool.schema)
        defer { progress.clear() }
        return try await Cleanup.shared.whileRunning({ await loader.close() }) { try await work(workspace) }
    }

    /// Opens a database for some work and closes it afterwards.
    func withConnection<Result: Sendable>(
        to url: DatabaseURL, _ dialect: any Dialect, mode: ConnectionMode,
        _ work: (any DatabaseConnection) async throws -> Result
    ) async throws -> Result {
        let connection = try await dialect.connect(to: url, mode: mode)
        do {
            let result = try await work(connection)
            await connection.close()
            return result
        } catch {
            await connection.close()
            throw error
        }
    }

    /// The engine version of a database; `nil` where it can't be reached or is of another kind.
    func versionIfReachable(_ url: DatabaseURL, _ dialect: (any Dialect)? = nil) async throws -> String? {
        let dialect = try dialect ?? Dialects.dialect(opening: url)
        guard canModel(url, dialect) else { return nil }
        return try? await withConnection(to: url, dialect, mode: .read) { connection in
            try await dialect.engineVersion(connection)
        }
    }

    private func canModel(_ url: DatabaseURL, _ dialect: any Dialect) -> Bool {
        !url.isMissingFile && dialect.schemes.contains(url.scheme)
    }
}
