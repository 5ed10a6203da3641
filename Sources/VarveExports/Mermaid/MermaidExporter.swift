import VarveCatalog
import VarveDatabase

/// Writes an entity diagram for Mermaid.
struct MermaidExporter {
    private let source: ExportSource
    private let tables: [TableParts]
    private let text: ObjectText
    private let names: [ObjectID: String]

    init(_ source: ExportSource) {
        self.source = source
        tables = TableParts.all(in: source.catalog)
        text = ObjectText(source: source)
        var taken = UniqueNames()
        names = Dictionary(
            tables.map { ($0.table.id, taken.name(MermaidText.bareEntity(source.display($0.table.id)))) }
        ) { first, _ in first }
    }

    /// The diagram with what it can't show in comments.
    static func text(of source: ExportSource) -> String {
        let exporter = MermaidExporter(source)
        let head =
            "%% An entity diagram, written by `varve export mermaid`. Changes are lost when it is run again.\n"
        return head + exporter.diagram() + exporter.notes()
    }

    /// The diagram alone.
    func diagram() -> String {
        let relations = tables.flatMap { table in table.foreignKeys.compactMap { relation($0, of: table) } }
        let entities = tables.map(entity)
        return "erDiagram\n" + relations.map { "    \($0)\n" }.joined() + entities.joined()
    }

    private func name(_ id: ObjectID) -> String? { names[id].map(MermaidText.entity) }

    /// `users ||--o{ wallets : "user_id"`.
    private func relation(_ key: CatalogObject, of table: TableParts) -> String? {
        guard let from = name(table.table.id), let to = name(ObjectID(.table, key[.referencedTable] ?? []))
        else {
            return nil
        }
        let columns = key[.columns] ?? []
        let own = table.columns.filter { columns.contains($0.name) }
        let parent = own.contains { source.isNullable($0, of: table) } ? "|o" : "||"
        let child = table.isUnique(columns) ? "o|" : "o{"
        return "\(to) \(parent)--\(child) \(from) : \(MermaidText.quoted(columns.joined(separator: ", ")))"
    }

    private func entity(_ table: TableParts) -> String {
        let name = name(table.table.id) ?? ""
        guard !table.columns.isEmpty else { return "    \(name)\n" }
        var taken = UniqueNames()
        let lines = table.columns.map { "        \(attribute($0, of: table, &taken))\n" }
        return "    \(name) {\n" + lines.joined() + "    }\n"
    }

    private func attribute(_ column: CatalogObject, of table: TableParts, _ taken: inout UniqueNames)
        -> String
    {
        let type = source.vocabulary.shortType(of: column)
        let name = taken.name(MermaidText.attribute(column.name))
        var remarks: [String] = []
        if name != column.name { remarks.append("named \(column.name)") }
        if MermaidText.attribute(type) != type { remarks.append(type) }
        if source.isNullable(column, of: table) { remarks.append("nullable") }
        if let comment = column[.comment] { remarks.append(comment) }
        let keys = keys(of: column.name, table).joined(separator: ", ")
        let remark = remarks.isEmpty ? "" : " " + MermaidText.quoted(remarks.joined(separator: "; "))
        return "\(MermaidText.attribute(type)) \(name)\(keys.isEmpty ? "" : " " + keys)\(remark)"
    }

    private func keys(of column: String, _ table: TableParts) -> [String] {
        var keys: [String] = []
        if table.primaryKey?[.columns]?.contains(column) == true { keys.append("PK") }
        if table.foreignKeys.contains(where: { $0[.columns]?.contains(column) == true }) { keys.append("FK") }
        let isKey = table.primaryKey?[.columns] == [column]
        if !isKey, table.isUnique([column]) { keys.append("UK") }
        return keys
    }

    /// What the diagram can't show.
    private func notes() -> String {
        var lines: [String] = []
        for table in tables {
            let notes = notes(about: table)
            guard !notes.isEmpty else { continue }
            lines.append("\(source.display(table.table.id)):")
            lines += notes.map { "  " + $0 }
        }
        lines += source.otherObjects().map { $0 }
        guard !lines.isEmpty else { return "" }
        return "%% Not in the diagram:\n" + lines.map { "%%   \(MermaidText.comment($0))\n" }.joined()
    }

    private func notes(about table: TableParts) -> [String] {
        var notes = table.table[.comment].map { ["comment: \($0)"] } ?? []
        for column in table.columns {
            if let value = table.defaultExpression(of: column) {
                notes.append("\(column.name) default \(value)")
            }
            if let identity = column[.identity] { notes.append("\(column.name) identity \(identity)") }
            if let expression = column[.expression] {
                notes.append("\(column.name) generated as \(expression)")
            }
            if let collation = column[.collation] { notes.append("\(column.name) collate \(collation)") }
        }
        notes += table.uniques.filter { $0[.columns]?.count != 1 }.map(text.line)
        notes += table.foreignKeys.filter {
            !text.behaviour(of: $0).isEmpty || relation($0, of: table) == nil
        }
        .map(text.line)
        let rest = table.checks + table.all(.exclusion) + table.indexes + table.all(.trigger)
        return notes + rest.map(text.line)
    }
}
