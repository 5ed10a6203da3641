import FoundationEssentials
import LinkScanner
import Testing
import VarveCatalog
import VarveDatabase
import VarveDeclaration
import VarvePlanning
import VarvePostgres
import VarveSQLite

@testable import VarveMigrations

/// A schema that is there, as Swift and back again.
@Suite struct PullTests {
    private func withLoader(
        _ dialect: any Dialect, _ body: (CatalogLoader) async throws -> Void
    ) async throws {
        let cache = FileManager.default.temporaryDirectory.path + "/varve-tests"
        let settings = LoaderSettings(scratch: ScratchOptions(cacheFolder: cache), usesCache: false)
        let loader = CatalogLoader(dialect: dialect, settings: settings)
        do {
            try await body(loader)
        } catch {
            await loader.close()
            throw error
        }
        await loader.close()
    }

    /// Recovers a declaration and checks that it gives the same catalog and compiles.
    private func recover(
        _ source: CatalogSource, _ loader: CatalogLoader
    ) async throws -> DeclaredSchema {
        let catalog = try await loader.catalog(of: source)
        let empty = try await loader.catalog(of: .empty)
        let recovery = DeclarationRecovery(loader: loader, catalog: catalog, empty: empty)
        let declared = try await recovery.schema()
        let again = try await loader.catalog(of: .declared(declared))
        #expect(try loader.plan(from: again, to: catalog).isEmpty)
        #expect(try loader.plan(from: catalog, to: again).isEmpty)
        let text = SwiftSourceWriter(declared).source()
        let report = try SwiftCompiler.diagnostics(for: text)
        #expect(report == "", "\(text)")
        return declared
    }

    @Test(arguments: [SQLiteDialect() as any Dialect, PostgresDialect()])
    func `the link scanner comes back as declarations`(dialect: any Dialect) async throws {
        try await withLoader(dialect) { loader in
            let original = try linkScanner.declared()
            let declared = try await recover(.declared(original), loader)
            #expect(declared.tables.count == original.tables.count)
            #expect(declared.statements.isEmpty)
            #expect(declared.tables.allSatisfy { !$0.rules.isEmpty })
        }
    }
}
