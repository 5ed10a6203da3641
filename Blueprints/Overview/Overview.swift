import VarveCatalog
import VarveDatabase
import VarveMigrations
import VarvePostgres

/// Creates every blueprint's database, takes it back, creates it again, and tells what is in it and how long it took.
struct Overview {
    private let blueprints: String
    private let output: String

    /// Takes the folder of all blueprints, and one for the SQLite files.
    init(blueprints: String, output: String) {
        self.blueprints = blueprints
        self.output = output
    }

    /// What came out for one blueprint.
    struct Row: Sendable {
        let blueprint: Blueprint
        /// The engine's version.
        let version: String
        let migrations: Int
        let catalog: Catalog
        let up: Duration
        let down: Duration

        /// How many objects of some kinds there are.
        func count(_ kinds: ObjectKind...) -> Int { kinds.map { catalog.all($0).count }.reduce(0, +) }
    }

    /// Does it for all.
    func run() async throws -> [Row] {
        let postgres = try await PostgresDialect().startScratch(options)
        do {
            var rows: [Row] = []
            for blueprint in Blueprint.all {
                say("\(blueprint.name), \(blueprint.dialect.name)")
                rows.append(try await row(for: blueprint, postgres))
            }
            await postgres.stop()
            return rows
        } catch {
            await postgres.stop()
            throw error
        }
    }

    private var options: ScratchOptions { ScratchOptions(cacheFolder: LoaderSettings.userCacheFolder) }

    private func row(for blueprint: Blueprint, _ postgres: any ScratchServer) async throws -> Row {
        let folder = try MigrationFolder(reading: "\(blueprints)/\(blueprint.name)/\(blueprint.migrations)")
        switch blueprint.place {
        case .server:
            // It is gone with its server.
            return try await row(for: blueprint, folder, on: postgres.makeDatabase().connection)
        case .file:
            let url = try DatabaseURL("sqlite:\(output)/\(blueprint.name).db")
            let connection = try await blueprint.dialect.connect(to: url, mode: .create)
            let row = try await row(for: blueprint, folder, on: connection)
            await connection.close()
            return row
        }
    }

    private func row(
        for blueprint: Blueprint, _ folder: MigrationFolder, on connection: any DatabaseConnection
    ) async throws -> Row {
        let settings = RunnerSettings(toolVersion: "blueprints")
        let runner = Runner(dialect: blueprint.dialect, connection: connection, settings: settings)
        let clock = ContinuousClock()
        let up = try await clock.measure { _ = try await runner.up(folder) }
        let down = try await clock.measure { _ = try await runner.down(.everything, folder: folder) }
        _ = try await runner.up(folder)
        return Row(
            blueprint: blueprint, version: try await blueprint.dialect.engineVersion(connection),
            migrations: folder.migrations.count, catalog: try await catalog(blueprint, folder), up: up,
            down: down)
    }

    private func catalog(_ blueprint: Blueprint, _ folder: MigrationFolder) async throws -> Catalog {
        let loader = CatalogLoader(dialect: blueprint.dialect, settings: LoaderSettings(scratch: options))
        do {
            let catalog = try await loader.catalog(of: .migrations(folder))
            await loader.close()
            return catalog
        } catch {
            await loader.close()
            throw error
        }
    }
}
