import VarveCatalog

/// Indexes that no constraint made.
struct IndexWriter: ObjectWriter {
    let noun = "INDEX"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let table = object.owner.map { SQLText.qualified($0.path) } ?? ""
        let unique = object[flag: .isUnique] ? "UNIQUE " : ""
        let method = object[.method].map { " USING \(SQLText.identifier($0))" } ?? ""
        var text = "CREATE \(unique)INDEX \(object.quotedName) ON \(table)\(method)"
        text += " (\((object[.keys] ?? []).map(FaithfulExpression.text).joined(separator: ", ")))"
        if let included = object[.includedColumns] { text += " INCLUDE (\(SQLText.list(included)))" }
        if object[flag: .nullsNotDistinct] { text += " NULLS NOT DISTINCT" }
        if let options = object[.options] { text += " WITH (\(SQLText.options(options)))" }
        if let predicate = object[.predicate] { text += " WHERE \(FaithfulExpression.text(predicate))" }
        return [text]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        OptionStatements.changes(of: "INDEX", from: old, to: new)
    }
}
