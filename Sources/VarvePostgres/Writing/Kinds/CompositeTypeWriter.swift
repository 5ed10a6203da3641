import VarveCatalog

/// Composite types. What ALTER TYPE can't do while there are values is done by making the type anew, see
/// ``ColumnParking``.
struct CompositeTypeWriter: ObjectWriter {
    let noun = "TYPE"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let attributes = object[.typeAttributes] ?? []
        let list = attributes.map { "\n    " + $0 }.joined(separator: ",")
        let body = attributes.isEmpty ? "()" : "(\(list)\n)"
        return ["CREATE TYPE \(object.reference) AS \(body)"] + remarks(on: object, from: nil)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        let added = (new[.typeAttributes] ?? []).dropFirst(old[.typeAttributes]?.count ?? 0)
        return added.map { "ALTER TYPE \(new.reference) ADD ATTRIBUTE \($0)" } + remarks(on: new, from: old)
    }

    private func remarks(on type: CatalogObject, from old: CatalogObject?) -> [String] {
        comments(on: type, from: old) + SecurityLabelStatements.attributeTexts(for: type, from: old)
    }

    private func comments(on type: CatalogObject, from old: CatalogObject?) -> [String] {
        let before = old?[.attributeComments] ?? []
        let after = type[.attributeComments] ?? []
        let kept = Set(after.map(TypeAttributes.name))
        let removed = before.map(TypeAttributes.name).filter { !kept.contains($0) }.map { $0 + " IS NULL" }
        return (removed + after.filter { !before.contains($0) }).map {
            "COMMENT ON COLUMN \(type.reference).\($0)"
        }
    }
}

/// The attributes of a composite type.
enum TypeAttributes {
    /// Whether all attributes stay as they are and others come after them. The values that are there then have none
    /// of these yet.
    static func onlyAdds(from old: CatalogObject, to new: CatalogObject) -> Bool {
        (new[.typeAttributes] ?? []).starts(with: old[.typeAttributes] ?? [])
    }

    /// The quoted name that an attribute's text begins with.
    static func name(_ text: String) -> String {
        var isQuoted = false
        let end = text.unicodeScalars.firstIndex { scalar in
            if scalar == "\"" { isQuoted.toggle() }
            return scalar == " " && !isQuoted
        }
        return String(text[..<(end ?? text.endIndex)])
    }

    /// The types of the attributes by their quoted names.
    static func types(of type: CatalogObject) -> [(name: String, type: String)] {
        (type[.typeAttributes] ?? []).map { text in
            let name = name(text)
            let rest = text.dropFirst(name.count + 1)
            let end = rest.firstRange(of: " COLLATE ")?.lowerBound ?? rest.endIndex
            return (name, String(rest[..<end]))
        }
    }
}
