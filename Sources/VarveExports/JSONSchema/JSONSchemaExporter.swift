import VarveCatalog
import VarveDatabase

/// Writes a JSON Schema, draft 2020-12, with a definition for the row of each table.
struct JSONSchemaExporter {
    private let source: ExportSource
    private let tables: [TableParts]
    private let text: ObjectText

    init(_ source: ExportSource) {
        self.source = source
        tables = TableParts.all(in: source.catalog)
        text = ObjectText(source: source)
    }

    /// The whole document.
    static func text(of source: ExportSource) -> String {
        JSONSchemaExporter(source).document().text() + "\n"
    }

    private func document() -> JSONText {
        var comments = [
            "Written by `varve export json-schema`: a row of each table, as the database writes it as JSON."
        ]
        let others = source.otherObjects(but: [.enumType])
        if !others.isEmpty {
            comments.append("In the database and not here: \(others.joined(separator: "; "))")
        }
        return .object([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("$comment", .text(comments.joined(separator: " "))),
            ("$defs", .object(tables.map { (source.display($0.table.id), definition($0)) })),
        ])
    }

    private func definition(_ table: TableParts) -> JSONText {
        var members: [(String, JSONText)] = []
        if let comment = table.table[.comment] { members.append(("description", .text(comment))) }
        let notes = notes(about: table)
        if !notes.isEmpty {
            members.append(("$comment", .text("Not checked here: " + notes.joined(separator: "; "))))
        }
        members += [
            ("type", .text("object")),
            ("properties", .object(table.columns.map { ($0.name, property($0, of: table)) })),
            ("required", .list(table.columns.map { .text($0.name) })), ("additionalProperties", .flag(false)),
        ]
        return .object(members)
    }

    private func property(_ column: CatalogObject, of table: TableParts) -> JSONText {
        let type = source.vocabulary.jsonType(of: column, checks: table.checks, in: source.catalog)
        var members = JSONSchemaWords.members(of: type, isNullable: source.isNullable(column, of: table))
        if let comment = column[.comment] { members.append(("description", .text(comment))) }
        var notes: [String] = []
        if let value = table.defaultExpression(of: column) {
            if let literal = JSONSchemaWords.literal(value, type) {
                members.append(("default", literal))
            } else {
                notes.append("default \(value)")
            }
        }
        if column[.identity] == "always" || column[.generation] != nil {
            members.append(("readOnly", .flag(true)))
        }
        if let expression = column[.expression] { notes.append("generated as \(expression)") }
        if let identity = column[.identity] { notes.append("identity \(identity)") }
        if JSONSchemaWords.isVague(type) { notes.append("type \(source.vocabulary.shortType(of: column))") }
        if !notes.isEmpty { members.append(("$comment", .text(notes.joined(separator: "; ")))) }
        return .object(members)
    }

    /// What one row alone can't show.
    private func notes(about table: TableParts) -> [String] {
        let keys = [table.primaryKey].compactMap(\.self) + table.uniques + table.foreignKeys
        let uniqueIndexes = table.indexes.filter { $0[flag: .isUnique] }
        return (keys + table.checks + table.all(.exclusion) + uniqueIndexes + table.all(.trigger)).map(
            text.line)
    }
}
