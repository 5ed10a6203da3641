import VarveCatalog

/// Views and materialized views.
struct ViewWriter: ObjectWriter {
    let noun: String

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let options = object[.options].map { "WITH (\(SQLText.options($0))) " } ?? ""
        let method = object[.accessMethod].map { "USING \(SQLText.identifier($0)) " } ?? ""
        return [
            "CREATE \(noun) \(object.reference) \(method)\(options)AS\n\(FaithfulExpression.text(object[.definition] ?? ""))"
        ]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        OptionStatements.changes(of: noun, from: old, to: new)
    }
}
