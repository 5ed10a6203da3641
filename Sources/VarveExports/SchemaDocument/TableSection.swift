import VarveCatalog
import VarveDatabase

/// What a schema document says about one table.
struct TableSection {
    private let parts: TableParts
    private let source: ExportSource
    private let text: ObjectText
    private let referring: [(table: TableParts, key: CatalogObject)]

    init(
        _ parts: TableParts, _ source: ExportSource, referring: [(table: TableParts, key: CatalogObject)]
    ) {
        self.parts = parts
        self.source = source
        self.referring = referring
        text = ObjectText(source: source)
    }

    func markdown() -> String {
        var sections = ["## \(MarkdownText.escaped(source.display(parts.table.id)))\n"]
        if let comment = parts.table[.comment] { sections.append(MarkdownText.paragraphs(comment) + "\n") }
        sections.append(columns())
        sections += [constraints(), indexes(), relations(), triggers()].filter { !$0.isEmpty }
        return sections.joined(separator: "\n")
    }

    private func columns() -> String {
        let lines = parts.columns.map { column in
            let cells = [
                MarkdownText.code(column.name), MarkdownText.code(source.vocabulary.shortType(of: column)),
                source.isNullable(column, of: parts) ? "yes" : "", value(of: column),
                MarkdownText.escaped(column[.comment] ?? ""),
            ]
            return "| \(cells.joined(separator: " | ")) |\n"
        }
        return "| column | type | NULL | default | |\n|---|---|---|---|---|\n" + lines.joined()
    }

    /// What a column holds where nothing is given, and how it compares.
    private func value(of column: CatalogObject) -> String {
        var words: [String] = []
        if let value = parts.defaultExpression(of: column) { words.append(MarkdownText.code(value)) }
        if let identity = column[.identity] { words.append("identity, \(identity)") }
        if let expression = column[.expression] {
            words.append("generated: \(MarkdownText.code(expression)), \(column[.generation] ?? "stored")")
        }
        if let collation = column[.collation] { words.append("collate \(MarkdownText.code(collation))") }
        return words.joined(separator: ", ")
    }

    private func constraints() -> String {
        let keys =
            [parts.primaryKey].compactMap(\.self) + parts.uniques + parts.checks + parts.all(.exclusion)
        let lines = keys.map { key in
            let name = text.isNamed(key) ? MarkdownText.code(key.name) : ""
            return
                "| \(name) | \(Self.words[key.kind] ?? "") | \(MarkdownText.code(text.content(of: key))) |\n"
        }
        return lines.isEmpty ? "" : "| constraint | | |\n|---|---|---|\n" + lines.joined()
    }

    private static let words: [ObjectKind: String] = [
        .primaryKey: "primary key", .unique: "unique", .check: "check", .exclusion: "exclusion",
    ]

    private func indexes() -> String {
        let lines = parts.indexes.map { index in
            "| \(MarkdownText.code(index.name)) | \(MarkdownText.code(text.index(index))) |\n"
        }
        return lines.isEmpty ? "" : "| index | |\n|---|---|\n" + lines.joined()
    }

    private func relations() -> String {
        let outgoing = parts.foreignKeys.map { key in
            let columns = MarkdownText.code((key[.columns] ?? []).joined(separator: ", "))
            let target = (key[.referencedColumns] ?? []).joined(separator: ", ")
            let behaviour = text.behaviour(of: key).map { ", " + $0 }.joined()
            let name = text.isNamed(key) ? " (\(MarkdownText.code(key.name)))" : ""
            let place =
                link(key[.referencedTable] ?? []) + (target.isEmpty ? "" : " " + MarkdownText.code(target))
            return "- \(columns) refers to \(place)\(behaviour)\(name)\n"
        }
        let incoming = referring.map { other, key in
            let columns = (key[.columns] ?? []).joined(separator: ", ")
            return "- \(link(other.table.id.path)) refers to this by \(MarkdownText.code(columns))\n"
        }
        return (outgoing + incoming).joined()
    }

    private func link(_ path: [String]) -> String {
        let name = source.dialect.display(path)
        return "[\(MarkdownText.escaped(name))](#\(MarkdownText.anchor(name)))"
    }

    private func triggers() -> String {
        parts.all(.trigger).map { trigger in
            "- trigger \(MarkdownText.code(trigger.name)): \(MarkdownText.escaped(text.content(of: trigger)))\n"
        }
        .joined()
    }
}
