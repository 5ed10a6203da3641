import VarveCatalog
import VarveDatabase

/// Writes a schema that is somewhere as SQL.
public struct Puller: Sendable {
    let loader: CatalogLoader

    /// Makes a puller.
    public init(loader: CatalogLoader) {
        self.loader = loader
    }

    /// The statements that make a schema in an empty database, as readable text.
    public func sql(of source: CatalogSource) async throws(MigrationError) -> String {
        throw .database(DatabaseError(.unsupported, "not yet"))
    }
}
