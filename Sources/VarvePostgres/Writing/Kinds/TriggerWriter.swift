import VarveCatalog

/// Triggers.
struct TriggerWriter: ObjectWriter {
    let noun = "TRIGGER"

    func subject(_ object: CatalogObject) -> String {
        "TRIGGER \(object.quotedName) ON \(object.ownerReference)"
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
        return ["ALTER TRIGGER \(SQLText.identifier(old)) ON \(table) RENAME TO \(SQLText.identifier(new))"]
    }

    private func enabling(_ trigger: CatalogObject, from old: CatalogObject?) -> [String] {
        guard trigger[.enabled] != old?[.enabled] else { return [] }
        return [
            "ALTER TABLE \(trigger.ownerReference) \(FiringState.action(trigger)) TRIGGER \(trigger.quotedName)"
        ]
    }
}
