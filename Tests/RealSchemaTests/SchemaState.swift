import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveDatabase

@testable import VarveMigrations

/// What a database's schema is, by the tool's own word and by an observer's.
struct SchemaState: Sendable {
    let catalog: Catalog
    let observation: Observation

    /// Whether the catalog has all that the observer sees.
    func isWhole(besides empty: Catalog) -> Bool {
        Set(catalog.unmodelled).isSubset(of: empty.unmodelled)
    }

    /// Looks at a database.
    init(of database: LiveDatabase, _ loader: CatalogLoader) async throws {
        catalog = try await loader.catalog(of: .database(database.url))
        observation = try await Observation(of: database)
    }

    /// Records every difference from what should be there.
    ///
    /// - Parameter isWhole: Whether the catalog has all that the observer sees.
    func expect(_ expected: SchemaState, _ dialect: any Dialect, isWhole: Bool, _ step: String) {
        RoundTrip.expect(catalog, expected.catalog, dialect, step)
        guard isWhole else { return }
        let difference = observation.difference(from: expected.observation)
        #expect(difference == "", "\(step)")
    }
}
