import VarveCatalog
import VarveDatabase
import VarvePlanning

/// Compares two sources of a schema.
public struct Differ: Sendable {
    let loader: CatalogLoader

    /// Makes a differ that loads schemas through a loader.
    public init(loader: CatalogLoader) {
        self.loader = loader
    }

    /// Compares two sources. Refuses nothing: losses and unclear renames are told, not thrown.
    public func compare(
        _ source: CatalogSource, _ target: CatalogSource, request: ChangeRequest = ChangeRequest()
    ) async throws(MigrationError) -> Comparison {
        throw .database(DatabaseError(.unsupported, "not yet"))
    }

    /// The SQL of the way from the first schema to the second; empty where nothing differs.
    ///
    /// - Throws: ``MigrationError/losses(_:)`` and ``MigrationError/unclearRenames(_:)`` where the request does not
    ///   answer for them.
    public func sql(for comparison: Comparison, request: ChangeRequest) async throws(MigrationError) -> String
    {
        throw .database(DatabaseError(.unsupported, "not yet"))
    }

    /// The SQL of the way back; empty where nothing differs. What the way back loses was never in the first schema.
    public func reverseSQL(for comparison: Comparison) async throws(MigrationError) -> String {
        throw .database(DatabaseError(.unsupported, "not yet"))
    }
}
