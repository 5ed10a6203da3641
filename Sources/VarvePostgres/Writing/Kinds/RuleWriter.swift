import VarveCatalog

/// Rewrite rules.
struct RuleWriter: ObjectWriter {
    let noun = "RULE"

    func subject(_ object: CatalogObject) -> String {
        "RULE \(object.quotedName) ON \(object.ownerReference)"
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
        return ["ALTER RULE \(SQLText.identifier(old)) ON \(table) RENAME TO \(SQLText.identifier(new))"]
    }

    private func enabling(_ rule: CatalogObject, from old: CatalogObject?) -> [String] {
        guard rule[.enabled] != old?[.enabled] else { return [] }
        return ["ALTER TABLE \(rule.ownerReference) \(FiringState.action(rule)) RULE \(rule.quotedName)"]
    }
}

/// Event triggers.
struct EventTriggerWriter: ObjectWriter {
    let noun = "EVENT TRIGGER"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["CREATE \(subject(object)) \(object[.definition] ?? "")"] + enabling(object, from: nil)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        enabling(new, from: old)
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        ["ALTER EVENT TRIGGER \(SQLText.qualified(id.path)) RENAME TO \(SQLText.qualified(path))"]
    }

    private func enabling(_ trigger: CatalogObject, from old: CatalogObject?) -> [String] {
        guard trigger[.enabled] != old?[.enabled] else { return [] }
        return ["ALTER \(subject(trigger)) \(FiringState.action(trigger))"]
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
