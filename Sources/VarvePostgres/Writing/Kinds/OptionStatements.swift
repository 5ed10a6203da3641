import VarveCatalog

/// SET and RESET of storage parameters.
enum OptionStatements {
    static func changes(of noun: String, from old: CatalogObject, to new: CatalogObject) -> [String] {
        let before = old[.options] ?? []
        let after = new[.options] ?? []
        let kept = Set(after.map(SQLText.optionName))
        let removed = before.map(SQLText.optionName).filter { !kept.contains($0) }
        let set = after.filter { !before.contains($0) }
        var statements: [String] = []
        if !removed.isEmpty {
            statements.append("ALTER \(noun) \(new.reference) RESET (\(removed.joined(separator: ", ")))")
        }
        if !set.isEmpty {
            statements.append("ALTER \(noun) \(new.reference) SET (\(SQLText.options(set)))")
        }
        return statements
    }
}
