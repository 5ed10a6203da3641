import VarveCatalog

/// What columns of views have of their own; the column itself comes with the view.
struct ViewColumnWriter: ObjectWriter {
    let noun = "COLUMN"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ColumnDetailStatements.changes(from: nil, to: object, in: context)
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        let plain = CatalogObject(object.id, owner: object.owner)
        // The column itself stays with the view, and a default with it.
        let value = context.current[ObjectID(.columnDefault, object.id.path)]
        return (value.map { ColumnDefaultWriter().drop($0, in: context) } ?? [])
            + alter(from: object, to: plain, in: context)
            + [CommentStatement.text(for: plain, from: object)].compactMap(\.self)
            + SecurityLabelStatements.texts(for: plain, from: object)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        ColumnDetailStatements.changes(from: old, to: new, in: context)
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        RenameStatements.part("COLUMN", of: "TABLE", from: id.path, to: path)
    }
}
