import VarveCatalog

/// Triggers and rewrite rules, which are the same but for their noun.
struct TriggerWriter: ObjectWriter {
    let noun: String

    func subject(_ object: CatalogObject) -> String {
        "\(noun) \(object.quotedName) ON \(object.ownerReference)"
    }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        [FaithfulExpression.text(object[.definition] ?? "")] + enabling(object, from: nil)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        enabling(new, from: old)
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        guard let old = id.path.last, let new = path.last, old != new else { return [] }
        let table = SQLText.qualified(id.path.dropLast())
        return ["ALTER \(noun) \(SQLText.identifier(old)) ON \(table) RENAME TO \(SQLText.identifier(new))"]
    }

    private func enabling(_ object: CatalogObject, from old: CatalogObject?) -> [String] {
        guard object[.enabled] != old?[.enabled] else { return [] }
        return [
            "ALTER TABLE \(object.ownerReference) \(FiringState.action(object)) \(noun) \(object.quotedName)"
        ]
    }
}

/// When a trigger or a rule is followed.
enum FiringState {
    /// The words of ALTER that bring an object into its state.
    static func action(_ object: CatalogObject) -> String {
        switch object[.enabled] {
        case "disabled": "DISABLE"
        case "replica": "ENABLE REPLICA"
        case "always": "ENABLE ALWAYS"
        default: "ENABLE"
        }
    }
}
