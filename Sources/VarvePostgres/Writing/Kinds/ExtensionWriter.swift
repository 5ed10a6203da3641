import VarveCatalog

/// Extensions. They can't be renamed.
struct ExtensionWriter: ObjectWriter {
    let noun = "EXTENSION"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let place = object[.installedIn].map { " WITH SCHEMA " + SQLText.identifier($0) } ?? ""
        return ["CREATE EXTENSION \(object.reference)\(place)"]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        guard let schema = new[.installedIn], schema != old[.installedIn] else { return [] }
        return ["ALTER EXTENSION \(new.reference) SET SCHEMA \(SQLText.identifier(schema))"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }
}
