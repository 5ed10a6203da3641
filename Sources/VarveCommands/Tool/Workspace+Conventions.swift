import VarveDeclaration
import VarveMigrations

extension Workspace {
    /// The conventions of the settings; `nil` where they have none. Beside a declaration that says the same, it would be
    /// open which of the two counts.
    ///
    /// - Throws: ``SettingsError`` where both say it.
    func conventions(beside schema: CatalogSource?) throws(SettingsError) -> Conventions? {
        guard let conventions = settings.conventions else { return nil }
        guard case .declared(let declared) = schema else { return conventions }
        let part = declared.conventions == nil ? "modules" : "conventions"
        guard declared.conventions == nil, declared.modules.isEmpty || conventions.modules.isEmpty else {
            throw SettingsError(
                "\(part) are declared in Swift and in the settings",
                hints: ["keep those in Swift, and take 'conventions' out of the settings"])
        }
        return conventions
    }
}
