import VarveCatalog
import VarveDatabase

/// Writes a schema that is somewhere as SQL.
public struct Puller: Sendable {
    let loader: CatalogLoader

    /// Makes a puller.
    public init(loader: CatalogLoader) {
        self.loader = loader
    }

    /// The statements that make a schema in an empty database, as readable text. What Varve does not model is
    /// named in comments at the top.
    public func sql(of source: CatalogSource) async throws(MigrationError) -> String {
        try await sql(of: try await loader.catalog(of: source))
    }

    /// The statements that make a schema that is read already.
    public func sql(of catalog: Catalog) async throws(MigrationError) -> String {
        let empty = try await loader.catalog(of: .empty)
        let groups = try loader.script(for: try loader.plan(from: empty, to: catalog))
        let missing = catalog.unmodelled.filter { !empty.unmodelled.contains($0) }.sorted()
        let notes = missing.map { "-- not modelled, so not here: \($0)\n" }.joined()
        return notes + (notes.isEmpty ? "" : "\n") + SQLText.render(groups)
    }
}
