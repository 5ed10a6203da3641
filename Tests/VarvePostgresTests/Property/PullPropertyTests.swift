import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning
import VarveTestSupport

@testable import VarveDeclaration
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
        var declared = 0
        for number in 0..<min(run.count, 1000) {
            let seed = run.seed &+ UInt64(number)
            let schema = SchemaGenerator.pair(
                seed: seed, tables: 2 + Int(seed % 5), leavesNamesToServer: seed % 3 == 0, extensions: []
            ).second.statements
            let outcome = try await Self.outcome(schema, loader)
            declared += outcome.declared
            if let reason = outcome.reason {
                Issue.record(
                    "PROPERTY_SEED=\(seed) PROPERTY_PAIRS=1\n\(reason)\nfrom\n\(schema.joined(separator: ";\n"))"
                )
                break
            }
        }
        // A single case may well have no such table.
        #expect(run.isByHand || declared > 0, "every table was carried along as SQL")
        await loader.close()
    }

    /// What is wrong, and how many tables were declared in Swift.
    private static func outcome(
        _ schema: [String], _ loader: CatalogLoader
    ) async throws -> (reason: String?, declared: Int) {
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
            guard changes.isEmpty else { return ("\(what): \(changes)\n\(text)", declared.tables.count) }
        }
        let source = SwiftSourceWriter(declared).source()
        let unnamed = declared.tables.map(\.name).filter { name in
            !source.contains("    static let name = \(SwiftNames.literal(name))\n")
        }
        return (unnamed.isEmpty ? nil : "Swift without \(unnamed)\n\(source)", declared.tables.count)
    }
}
