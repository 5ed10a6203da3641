import VarveCatalog

/// Casts. They have no name.
struct CastWriter: ObjectWriter {
    let noun = "CAST"

    func subject(_ object: CatalogObject) -> String { "CAST (\(object.name))" }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["CREATE \(subject(object)) \(object[.definition] ?? "")"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }
}

/// Transforms. They have no name.
struct TransformWriter: ObjectWriter {
    let noun = "TRANSFORM"

    func subject(_ object: CatalogObject) -> String { "TRANSFORM FOR \(object.name)" }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["CREATE \(subject(object)) (\(ParameterWriter.list(object)))"]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        guard old[.parameters] != new[.parameters] else { return [] }
        return ["CREATE OR REPLACE \(subject(new)) (\(ParameterWriter.list(new)))"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }
}

/// Conversions between encodings.
struct ConversionWriter: ObjectWriter {
    let noun = "CONVERSION"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let usual = object[flag: .isDefault] ? "DEFAULT " : ""
        return ["CREATE \(usual)\(subject(object)) \(object[.definition] ?? "")"]
    }
}
