import VarveCatalog

/// Procedural languages.
struct LanguageWriter: ObjectWriter {
    let noun = "LANGUAGE"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["CREATE " + definition(object)]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        let isSame = old[.parameters] == new[.parameters] && old[flag: .isTrusted] == new[flag: .isTrusted]
        return isSame ? [] : ["CREATE OR REPLACE " + definition(new)]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        ["ALTER LANGUAGE \(SQLText.qualified(id.path)) RENAME TO \(SQLText.qualified(path))"]
    }

    private func definition(_ object: CatalogObject) -> String {
        let trusted = object[flag: .isTrusted] ? "TRUSTED " : ""
        return "\(trusted)LANGUAGE \(object.reference) \((object[.parameters] ?? []).joined(separator: " "))"
    }
}

/// Access methods. They can't be renamed.
struct AccessMethodWriter: ObjectWriter {
    let noun = "ACCESS METHOD"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["CREATE \(subject(object)) \(object[.definition] ?? "")"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }
}
