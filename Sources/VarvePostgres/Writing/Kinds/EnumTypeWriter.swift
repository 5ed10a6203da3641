import VarveCatalog

/// Enumerated types.
struct EnumTypeWriter: ObjectWriter {
    let noun = "TYPE"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        [Self.creation(object)]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        guard old[.labels] != new[.labels] else { return [] }
        if TypeRebuild.isNeeded(from: old, to: new) {
            return TypeRebuild(of: new, in: context).statements
        }
        return EnumLabels.additions(from: old, to: new)
    }

    static func creation(_ object: CatalogObject) -> String {
        let labels = (object[.labels] ?? []).map(SQLText.literal).joined(separator: ", ")
        return "CREATE TYPE \(object.reference) AS ENUM (\(labels))"
    }
}

/// What can be done to the values of an enumerated type where it stands. PostgreSQL can add a value at any
/// place; it can't remove or move one.
enum EnumLabels {
    /// Whether all values stay in their order and at most some are added.
    static func onlyAdds(from old: CatalogObject, to new: CatalogObject) -> Bool {
        var rest = (old[.labels] ?? [])[...]
        for label in new[.labels] ?? [] where label == rest.first {
            rest.removeFirst()
        }
        return rest.isEmpty
    }

    /// One statement for each added value, with its place said wherever it is not the end.
    static func additions(from old: CatalogObject, to new: CatalogObject) -> [String] {
        let present = Set(old[.labels] ?? [])
        let labels = new[.labels] ?? []
        let lastPresent = labels.lastIndex(where: present.contains) ?? -1
        return labels.indices.filter { !present.contains(labels[$0]) }.map { index in
            let start = "ALTER TYPE \(new.reference) ADD VALUE \(SQLText.literal(labels[index]))"
            if index > lastPresent { return start }
            if index > 0 { return "\(start) AFTER \(SQLText.literal(labels[index - 1]))" }
            let next = labels.first(where: present.contains) ?? ""
            return "\(start) BEFORE \(SQLText.literal(next))"
        }
    }
}
