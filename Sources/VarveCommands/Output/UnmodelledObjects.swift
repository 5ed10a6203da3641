import VarveCatalog
import VarveMigrations

/// Objects of kinds that Varve does not model: named, never ignored.
enum UnmodelledObjects {
    /// The objects of some catalogs, each once, without those that every new database has.
    static func names(
        in catalogs: [Catalog], _ loader: CatalogLoader
    ) async throws(MigrationError) -> [String] {
        let found = Set(catalogs.flatMap(\.unmodelled))
        guard !found.isEmpty else { return [] }
        let usual = try await loader.catalog(of: .empty).unmodelled
        return found.subtracting(usual).sorted().map(\.description)
    }

    /// Tells people that such objects are left as they are.
    static func note(_ names: [String], to call: Invocation) {
        guard !names.isEmpty else { return }
        call.note("not compared and left as they are: \(names.joined(separator: ", "))")
    }
}
