import VarveCatalog
import VarveDatabase
import VarveDeclaration

extension SchemaRules {
    /// What does not follow the conventions, and foreign keys between modules that have nothing to do with each other.
    ///
    /// - Parameters:
    ///   - schema: The declared schema, which says whose the tables are and where they are declared.
    ///   - others: Conventions that the declared schema does not say.
    func conventionFindings(
        _ schema: CatalogSource?, _ others: Conventions?
    ) async throws(MigrationError) -> [Finding] {
        var modules = others?.modules ?? []
        var conventions = others
        if case .declared(let declared) = schema {
            if !declared.modules.isEmpty { modules = declared.modules }
            conventions = declared.conventions ?? others
        }
        guard conventions != nil || !modules.isEmpty else { return [] }
        let places = try await SchemaPlaces(schema, else: folder, loader: loader)
        var findings: [Finding] = []
        if let conventions {
            findings = ConventionCheck(
                conventions: conventions, modules: modules, catalog: end, dialect: loader.dialect,
                places: places, types: try await loader.types(of: conventions),
                openSecrets: try await loader.openSecrets(in: end, madeBy: folder, conventions)
            ).findings()
        }
        return findings
            + ModuleRules(modules: modules, catalog: end, dialect: loader.dialect, places: places).findings()
    }
}
