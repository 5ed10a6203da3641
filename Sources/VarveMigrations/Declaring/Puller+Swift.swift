import VarveCatalog
import VarveDatabase
import VarveDeclaration

extension Puller {
    /// Swift source whose declarations give the schema. What declarations can't say is carried along as SQL. What
    /// Varve does not model is named in comments at the top.
    public func swift(of source: CatalogSource) async throws(MigrationError) -> String {
        try await swift(of: try await loader.catalog(of: source))
    }

    /// Swift source for a schema that is read already.
    public func swift(of catalog: Catalog) async throws(MigrationError) -> String {
        let empty = try await loader.catalog(of: .empty)
        let declared = try await DeclarationRecovery(loader: loader, catalog: catalog, empty: empty).schema()
        let missing = catalog.unmodelled.filter { !empty.unmodelled.contains($0) }.sorted()
        let notes = missing.map { "// not modelled, so not here: \($0)\n" }.joined()
        return notes + (notes.isEmpty ? "" : "\n") + SwiftSourceWriter(declared).source()
    }
}
