import VarveCatalog

/// Text search dictionaries.
struct TextSearchDictionaryWriter: ObjectWriter {
    let noun = "TEXT SEARCH DICTIONARY"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let list = ["TEMPLATE = \(object[.template] ?? "")"] + (object[.parameters] ?? [])
        return ["CREATE \(subject(object)) (\(list.joined(separator: ", ")))"]
    }

    /// An option that is named without a value goes away.
    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        let before = old[.parameters] ?? []
        let after = new[.parameters] ?? []
        let kept = Set(after.map(Self.name))
        let changes =
            before.map(Self.name).filter { !kept.contains($0) } + after.filter { !before.contains($0) }
        return changes.isEmpty ? [] : ["ALTER \(subject(new)) (\(changes.joined(separator: ", ")))"]
    }

    private static func name(_ option: String) -> String {
        option.firstRange(of: " = ").map { String(option[..<$0.lowerBound]) } ?? option
    }
}

/// Text search configurations.
struct TextSearchConfigurationWriter: ObjectWriter {
    let noun = "TEXT SEARCH CONFIGURATION"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["CREATE \(subject(object)) (PARSER = \(object[.parser] ?? ""))"]
            + (object[.mappings] ?? []).map { "ALTER \(subject(object)) ADD MAPPING FOR \($0)" }
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        let before = old[.mappings] ?? []
        let after = new[.mappings] ?? []
        let present = Set(before.map(Self.token))
        let kept = Set(after.map(Self.token))
        let removed = before.map(Self.token).filter { !kept.contains($0) }.map { "DROP MAPPING FOR \($0)" }
        let set = after.filter { !before.contains($0) }.map { mapping in
            "\(present.contains(Self.token(mapping)) ? "ALTER" : "ADD") MAPPING FOR \(mapping)"
        }
        return (removed + set).map { "ALTER \(subject(new)) \($0)" }
    }

    private static func token(_ mapping: String) -> String { String(mapping.prefix { $0 != " " }) }
}
