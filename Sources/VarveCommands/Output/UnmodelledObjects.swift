import VarveCatalog
import VarveMigrations

/// Objects of kinds that Varve does not model: named, never ignored.
enum UnmodelledObjects {
    /// What makes such objects an error.
    static let strict = Option.flag(
        "strict", "Exit with status 3 where there are objects that Varve does not model.")

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
    ///
    /// - Returns: The status that a command ends with which would end with another one.
    static func note(
        _ names: [String], to call: Invocation, otherwise status: ExitStatus = .fine
    ) -> ExitStatus {
        guard !names.isEmpty else { return status }
        if !call.isJSON { call.note("not compared and left as they are: \(names.joined(separator: ", "))") }
        return call.arguments.has(strict) ? .no : status
    }

    /// Stops a command whose result would go without such objects, where that is not wanted.
    static func refuse(_ names: [String], of call: Invocation) throws(Failure) {
        guard call.arguments.has(strict), !names.isEmpty else { return }
        throw Failure(
            "Varve does not model: \(names.joined(separator: ", "))",
            hints: ["leave --strict out to go on without them"], status: .no)
    }
}
