import VarveCatalog

/// Publications.
struct PublicationWriter: ObjectWriter {
    let noun = "PUBLICATION"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let tables = object[flag: .hasAllTables] ? " FOR ALL TABLES" : ""
        let options = object[.options].map { " WITH (\(SQLText.options($0)))" } ?? ""
        return ["CREATE PUBLICATION \(object.reference)\(tables)\(options)"]
    }

    /// A parameter can't be taken away, only be set to what it is by default.
    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        let (before, after) = (old[.options] ?? [], new[.options] ?? [])
        let kept = Set(after.map(SQLText.optionName))
        let reset = before.map(SQLText.optionName).filter { !kept.contains($0) }.map { name in
            "\(name)=\(Self.defaults[name] ?? "false")"
        }
        let set = (reset + after.filter { !before.contains($0) }).sorted()
        return set.isEmpty ? [] : ["ALTER PUBLICATION \(new.reference) SET (\(SQLText.options(set)))"]
    }

    private static let defaults = [
        "publish": "insert, update, delete, truncate", "publish_generated_columns": "none",
    ]

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        ["ALTER PUBLICATION \(SQLText.qualified(id.path)) RENAME TO \(SQLText.qualified(path))"]
    }
}

/// Tables of publications. What is published of one is said when it is added.
struct PublishedTableWriter: ObjectWriter {
    let noun = "PUBLICATION"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let columns = object[.columns].map { " (\(SQLText.list($0)))" } ?? ""
        let condition = object[.predicate].map { " WHERE \(SQLText.parenthesised($0))" } ?? ""
        // Without ONLY the tables that inherit from it would come too; those that are published are objects themselves.
        return ["\(start(object)) ADD TABLE ONLY \(table(object))\(columns)\(condition)"]
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        ["\(start(object)) DROP TABLE ONLY \(table(object))"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }

    private func start(_ object: CatalogObject) -> String {
        "ALTER PUBLICATION \(SQLText.identifier(object.id.path[0]))"
    }

    private func table(_ object: CatalogObject) -> String { SQLText.qualified(object.id.path.dropFirst()) }
}

/// Schemas of publications.
struct PublishedSchemaWriter: ObjectWriter {
    let noun = "PUBLICATION"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["\(start(object)) ADD TABLES IN SCHEMA \(object.quotedName)"]
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        ["\(start(object)) DROP TABLES IN SCHEMA \(object.quotedName)"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }

    private func start(_ object: CatalogObject) -> String {
        "ALTER PUBLICATION \(SQLText.identifier(object.id.path[0]))"
    }
}
