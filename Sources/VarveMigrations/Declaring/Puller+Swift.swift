import VarveCatalog
import VarveDatabase
import VarveDeclaration

extension Puller {
    /// Swift source whose declarations give the schema. What declarations can't say is carried along as SQL. Tables of
    /// which that is so, and what Varve does not model, are named in comments at the top.
    public func swift(of source: CatalogSource) async throws(MigrationError) -> PulledSwift {
        try await swift(of: try await loader.catalog(of: source))
    }

    /// Swift source for a schema that is read already.
    public func swift(of catalog: Catalog) async throws(MigrationError) -> PulledSwift {
        let empty = try await loader.catalog(of: .empty)
        let recovery = DeclarationRecovery(loader: loader, catalog: catalog, empty: empty)
        let declared = try await recovery.schema()
        let carried = recovery.carriedTables(beside: declared).map(loader.dialect.display)
        let missing = catalog.unmodelled.filter { !empty.unmodelled.contains($0) }.sorted()
        let notes =
            missing.map { "// not modelled, so not here: \($0)\n" }
            + carried.map { "// a table that declarations can't say all of, so written as SQL: \($0)\n" }
        let text = notes.joined() + (notes.isEmpty ? "" : "\n") + SwiftSourceWriter(declared).source()
        return PulledSwift(text: text, carriedTables: carried)
    }
}
