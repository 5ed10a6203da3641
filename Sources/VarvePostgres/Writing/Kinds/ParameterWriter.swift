import VarveCatalog

/// Objects that are made by a list in parentheses, and anew when it changes: collations, parsers and templates.
struct ParameterWriter: ObjectWriter {
    let noun: String

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["CREATE \(subject(object)) (\(Self.list(object)))"]
    }

    /// The parameters with commas between them.
    static func list(_ object: CatalogObject) -> String {
        (object[.parameters] ?? []).joined(separator: ", ")
    }
}
