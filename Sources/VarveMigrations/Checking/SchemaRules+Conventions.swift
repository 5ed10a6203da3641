import VarveCatalog
import VarveDatabase
import VarveDeclaration

extension SchemaRules {
    /// Whether there is anything to hold the end state against.
    static func hasConventions(_ schema: CatalogSource?, _ others: Conventions?) -> Bool {
        let (conventions, modules) = conventions(schema, others)
        return conventions != nil || !modules.isEmpty
    }

    private static func conventions(
        _ schema: CatalogSource?, _ others: Conventions?
    ) -> (Conventions?, [DeclaredModule]) {
        guard case .declared(let declared) = schema else { return (others, others?.modules ?? []) }
        let conventions = declared.conventions ?? others
        return (conventions, declared.modules.isEmpty ? conventions?.modules ?? [] : declared.modules)
    }

    /// What does not follow the conventions, and foreign keys between modules that have nothing to do with each other.
    ///
    /// - Parameters:
    ///   - schema: The declared schema, which says whose the tables are and where they are declared.
    ///   - others: Conventions that the declared schema does not say.
    func conventionFindings(
        _ schema: CatalogSource?, _ others: Conventions?
    ) async throws(MigrationError) -> [Finding] {
        let (conventions, modules) = Self.conventions(schema, others)
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
