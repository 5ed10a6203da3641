import VarveCatalog

/// The options of foreign-data wrappers, servers, user mappings, foreign tables and their columns.
enum ForeignOptions {
    /// `OPTIONS (name 'value')` with a blank before; empty where there are none.
    static func clause(_ object: CatalogObject) -> String {
        let options = (object[.foreignOptions] ?? []).map { text(name($0), value($0)) }
        return options.isEmpty ? "" : " OPTIONS (\(options.joined(separator: ", ")))"
    }

    /// What leads from some options to others, as a clause; `nil` where nothing does.
    static func changes(from old: CatalogObject, to new: CatalogObject) -> String? {
        let before = old[.foreignOptions] ?? []
        let after = new[.foreignOptions] ?? []
        let former = Set(before.map(name))
        let kept = Set(after.map(name))
        let dropped = before.map(name).filter { !kept.contains($0) }.map { "DROP \(SQLText.identifier($0))" }
        let others = after.filter { !before.contains($0) }.map { option in
            (former.contains(name(option)) ? "SET " : "ADD ") + text(name(option), value(option))
        }
        let actions = dropped + others
        return actions.isEmpty ? nil : "OPTIONS (\(actions.joined(separator: ", ")))"
    }

    /// Takes the options in that are no secrets, and tells of those that are.
    static func take(
        _ options: [String]?, secrets: [String]?, for place: Int, into reading: inout CatalogReading
    ) {
        reading[place][.foreignOptions] = options
        let path = reading[place].id.path
        for name in secrets ?? [] { reading.report("secret option", (path + [name]).joined(separator: ".")) }
    }

    private static func text(_ name: String, _ value: String) -> String {
        "\(SQLText.identifier(name)) \(SQLText.literal(value))"
    }

    private static func name(_ option: String) -> String { SQLText.optionName(option) }

    private static func value(_ option: String) -> String {
        option.firstIndex(of: "=").map { String(option[option.index(after: $0)...]) } ?? ""
    }
}
