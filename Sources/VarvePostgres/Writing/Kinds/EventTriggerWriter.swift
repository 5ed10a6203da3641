import VarveCatalog

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
        return ["ALTER \(subject(trigger)) \(FiringState.action(trigger[.enabled]))"]
    }
}
