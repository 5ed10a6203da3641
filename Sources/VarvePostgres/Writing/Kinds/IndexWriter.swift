import VarveCatalog

/// Indexes that no constraint made.
struct IndexWriter: ObjectWriter {
    let noun = "INDEX"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let table = object.owner.map { SQLText.qualified($0.path) } ?? ""
        let unique = object[flag: .isUnique] ? "UNIQUE " : ""
        let method = object[.method].map { " USING \(SQLText.identifier($0))" } ?? ""
        let only = object.owner.map(context.descent.hasChildren) ?? false ? "ONLY " : ""
        var text = "CREATE \(unique)INDEX \(object.quotedName) ON \(only)\(table)\(method)"
        text += " (\((object[.keys] ?? []).map(FaithfulExpression.text).joined(separator: ", ")))"
        if let included = object[.includedColumns] { text += " INCLUDE (\(SQLText.list(included)))" }
        if object[flag: .nullsNotDistinct] { text += " NULLS NOT DISTINCT" }
        if let options = object[.options] { text += " WITH (\(SQLText.options(options)))" }
        text += TablespaceStatements.clause(object)
        if let predicate = object[.predicate] { text += " WHERE \(FaithfulExpression.text(predicate))" }
        return [text] + IndexAttachment.statements(for: object, in: context)
            + IndexMarks.changes(from: nil, to: object, in: context)
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        // It goes with the parent's index.
        if context.descent.follows(object) { return [] }
        let end = context.indexesOfKeys.contains(object.id) ? " CASCADE" : ""
        return IndexMarks.removal(with: object, in: context) + ["DROP INDEX \(object.reference)\(end)"]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        OptionStatements.changes(of: "INDEX", from: old, to: new)
            + IndexAttachment.statements(from: old, to: new, in: context)
            + IndexMarks.changes(from: old, to: new, in: context)
    }
}
