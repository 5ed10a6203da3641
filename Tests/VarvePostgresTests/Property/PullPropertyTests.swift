import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning
import VarveTestSupport

@testable import VarveMigrations
@testable import VarvePostgres

/// Whatever a schema holds, what `pull` writes makes the same schema again: as SQL, and as declarations in Swift.
@Suite struct PullPropertyTests {
    @Test(arguments: SharedServer.all)
    func `what is pulled makes the same schema`(server: SharedServer) async throws {
        let run = PropertyRun(defaultCount: 8)
        let scratch = ScratchOptions(version: "\(server.major)", cacheFolder: SharedServer.cacheFolder)
        let loader = CatalogLoader(
            dialect: PostgresDialect(), settings: LoaderSettings(scratch: scratch, usesCache: false))
        for number in 0..<min(run.count, 1000) {
            let seed = run.seed &+ UInt64(number)
            let schema = SchemaGenerator.pair(
                seed: seed, tables: 2 + Int(seed % 5), leavesNamesToServer: seed % 3 == 0, extensions: []
            ).second.statements
            if let reason = try await Self.difference(schema, loader) {
                Issue.record(
                    "PROPERTY_SEED=\(seed) PROPERTY_PAIRS=1\n\(reason)\nfrom\n\(schema.joined(separator: ";\n"))"
                )
                break
            }
        }
        await loader.close()
    }

    private static func difference(_ schema: [String], _ loader: CatalogLoader) async throws -> String? {
        let folder = try TemporaryFolder()
        let path = try folder.write("schema.sql", schema.joined(separator: ";\n"))
        let catalog = try await loader.catalog(of: .sql(path: path))
        let empty = try await loader.catalog(of: .empty)
        let text = try await Puller(loader: loader).sql(of: catalog)
        let again = try await loader.catalog(of: .sql(path: try folder.write("pulled.sql", text)))
        let declared = try await DeclarationRecovery(loader: loader, catalog: catalog, empty: empty).schema()
        let back = try await loader.catalog(of: .declared(declared))
        for (what, found) in [("SQL", again), ("Swift", back)] {
            let changes = try loader.plan(from: catalog, to: found).changes
            guard changes.isEmpty else { return "\(what): \(changes)\n\(text)" }
        }
        return nil
    }
}
