import VarveCatalog

/// Writes the statements that make and remove indexes, virtual tables, views and triggers.
enum StatementWriter {
    /// CREATE INDEX, on a table that may have another name for the time being.
    static func createIndex(_ index: CatalogObject, on table: String? = nil) -> String {
        let owner = table ?? index.owner?.name ?? ""
        let predicate = index[.predicate].map { "\nWHERE " + $0 } ?? ""
        return "CREATE \(index[flag: .isUnique] ? "UNIQUE " : "")INDEX \(Quoting.identifier(index.name)) "
            + "ON \(Quoting.identifier(owner)) (\((index[.keys] ?? []).joined(separator: ", ")))\(predicate)"
    }

    /// A view or trigger is written as somebody wrote it: the names of a view's columns may follow from that text.
    static func create(_ object: CatalogObject) -> String {
        if let text = object.sourceText { return text }
        switch object.kind {
        case .index: return createIndex(object)
        case .view:
            let columns = object[.columns].map { " (\(Quoting.identifiers($0)))" } ?? ""
            return "CREATE VIEW \(Quoting.identifier(object.name))\(columns) AS\n\(object[.definition] ?? "")"
        case .virtualTable:
            return "CREATE VIRTUAL TABLE \(Quoting.identifier(object.name)) \(object[.definition] ?? "")"
        default: return object[.definition] ?? ""
        }
    }

    static func rename(_ table: String, to name: String) -> String {
        "ALTER TABLE \(Quoting.identifier(table)) RENAME TO \(Quoting.identifier(name))"
    }

    static func drop(_ object: CatalogObject) -> String {
        let kind = object.kind == .virtualTable ? ObjectKind.table : object.kind
        return "DROP \(Quoting.uppercased(kind.rawValue)) \(Quoting.identifier(object.name))"
    }
}
