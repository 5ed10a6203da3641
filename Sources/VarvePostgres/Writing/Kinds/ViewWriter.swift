import VarveCatalog

/// Views and materialized views.
struct ViewWriter: ObjectWriter {
    let noun: String

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let options = object[.options].map { "WITH (\(SQLText.options($0))) " } ?? ""
        let method = object[.accessMethod].map { "USING \(SQLText.identifier($0)) " } ?? ""
        let head = "CREATE \(noun) \(object.reference) \(method)\(options)"
        let place = object[.tablespace].map { "TABLESPACE \(SQLText.identifier($0)) " } ?? ""
        return ["\(head)\(place)AS\n\(FaithfulExpression.text(object[.definition] ?? ""))"]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        OptionStatements.changes(of: noun, from: old, to: new)
            + TablespaceStatements.changes(on: subject(new), from: old, to: new)
    }
}
