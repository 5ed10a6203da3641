import VarveCatalog

/// Extensions. They can't be renamed.
struct ExtensionWriter: ObjectWriter {
    let noun = "EXTENSION"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let place = object[.installedIn].map { " WITH SCHEMA " + SQLText.identifier($0) } ?? ""
        let version = object[.version].map { " VERSION " + SQLText.literal($0) } ?? ""
        return ["CREATE EXTENSION \(object.reference)\(place)\(version)"]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        var statements: [String] = []
        if let schema = new[.installedIn], schema != old[.installedIn] {
            statements.append("ALTER EXTENSION \(new.reference) SET SCHEMA \(SQLText.identifier(schema))")
        }
        if old[.version] != new[.version] {
            let version = new[.version].map { " TO " + SQLText.literal($0) } ?? ""
            statements.append("ALTER EXTENSION \(new.reference) UPDATE\(version)")
        }
        return statements
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }
}
