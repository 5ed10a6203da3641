import VarveCatalog

/// SET and RESET of storage parameters.
enum OptionStatements {
    static func changes(of noun: String, from old: CatalogObject, to new: CatalogObject) -> [String] {
        actions(from: old[.options] ?? [], to: new[.options] ?? []).map {
            "ALTER \(noun) \(new.reference) \($0)"
        }
    }

    /// What follows the name of the object, or of the part of it, that has the options.
    static func actions(from old: [String], to new: [String]) -> [String] {
        let kept = Set(new.map(SQLText.optionName))
        let removed = old.map(SQLText.optionName).filter { !kept.contains($0) }
        let set = new.filter { !old.contains($0) }
        return (removed.isEmpty ? [] : ["RESET (\(removed.joined(separator: ", ")))"])
            + (set.isEmpty ? [] : ["SET (\(SQLText.options(set)))"])
    }
}
