import VarveCatalog

/// Schemas.
struct SchemaWriter: ObjectWriter {
    let noun = "SCHEMA"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["CREATE SCHEMA \(object.reference)"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        ["ALTER SCHEMA \(SQLText.qualified(id.path)) RENAME TO \(SQLText.qualified(path))"]
    }
}
