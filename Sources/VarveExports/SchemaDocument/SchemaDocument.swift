import VarveCatalog
import VarveDatabase

/// A description of a schema in Markdown, written from what the database says.
public struct SchemaDocument {
    private let source: ExportSource
    private let tables: [TableParts]

    /// Describes a schema.
    public init(_ source: ExportSource) {
        self.source = source
        tables = TableParts.all(in: source.catalog)
    }

    /// The document.
    public func markdown() -> String {
        let head =
            "# Schema\n\n<!-- Written by `varve docs schema`. Changes are lost when it is run again. -->\n"
        var sections = [head, overview()]
        if !tables.isEmpty { sections.append("```mermaid\n\(MermaidExporter(source).diagram())```\n") }
        sections += tables.map { TableSection($0, source, referring: referring(to: $0)).markdown() }
        sections += [enums(), others()].filter { !$0.isEmpty }
        return sections.joined(separator: "\n")
    }

    private func overview() -> String {
        let lines = tables.map { table in
            let name = source.display(table.table.id)
            let link = "[\(MarkdownText.escaped(name))](#\(MarkdownText.anchor(name)))"
            return
                "| \(link) | \(table.columns.count) | \(MarkdownText.escaped(table.table[.comment] ?? "")) |\n"
        }
        return lines.isEmpty
            ? "There are no tables.\n" : "| table | columns | |\n|---|---|---|\n" + lines.joined()
    }

    /// The foreign keys of other tables that lead to a table.
    private func referring(to table: TableParts) -> [(table: TableParts, key: CatalogObject)] {
        tables.flatMap { other in
            other.foreignKeys.filter { $0[.referencedTable] == table.table.id.path }.map { (other, $0) }
        }
    }

    private func enums() -> String {
        let types = source.catalog.all(.enumType)
        guard !types.isEmpty else { return "" }
        let lines = types.map { type in
            let labels = (type[.labels] ?? []).map(MarkdownText.code).joined(separator: ", ")
            let name = MarkdownText.code(source.display(type.id))
            return "| \(name) | \(labels) | \(MarkdownText.escaped(type[.comment] ?? "")) |\n"
        }
        return "## Enumerated types\n\n| type | values | |\n|---|---|---|\n" + lines.joined()
    }

    private func others() -> String {
        let lines = source.otherObjects(but: [.enumType])
        return lines.isEmpty
            ? "" : "## Other objects\n\n" + lines.map { "- \(MarkdownText.escaped($0))\n" }.joined()
    }
}
