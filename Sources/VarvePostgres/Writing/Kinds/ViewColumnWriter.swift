import VarveCatalog

/// What columns of views have of their own; the column itself comes with the view.
struct ViewColumnWriter: ObjectWriter {
    let noun = "COLUMN"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ColumnDetailStatements.changes(from: nil, to: object, in: context)
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        let plain = CatalogObject(object.id, owner: object.owner)
        return alter(from: object, to: plain, in: context)
            + [CommentStatement.text(for: plain, from: object)].compactMap(\.self)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        ColumnDetailStatements.changes(from: old, to: new, in: context)
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        RenameStatements.part("COLUMN", of: "TABLE", from: id.path, to: path)
    }
}
