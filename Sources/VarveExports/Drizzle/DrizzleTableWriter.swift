import VarveCatalog
import VarveDatabase

/// Writes one table.
struct DrizzleTableWriter {
    private let parts: TableParts
    private let isInCircle: Bool
    private(set) var context: DrizzleContext
    /// What Drizzle has no words for.
    private var unsaid: [String] = []

    init(_ parts: TableParts, _ context: DrizzleContext, isInCircle: Bool) {
        self.parts = parts
        self.context = context
        self.isInCircle = isInCircle
    }

    /// The table as it stands in the file, with the types of its rows.
    mutating func write() -> String {
        let id = parts.table.id
        let columns = parts.columns.map { column($0) }
        var extras = DrizzleExtraWriter(parts, context)
        let lines = extras.write()
        context = extras.context
        unsaid += extras.unsaid + tableNotes()
        let function =
            context.schema(of: id).map { $0 + ".table" }
            ?? context.word(context.source.vocabulary.drizzle.table)
        let name = context.tableNames[id] ?? ""
        var text = unsaid.isEmpty ? "" : "// Drizzle has no words for:\n"
        text += unsaid.map { "//   \(CommentText.line($0))\n" }.joined()
        text += parts.table[.comment].map { TypeScriptText.comment($0) } ?? ""
        text += "export const \(name) = \(function)(\(TypeScriptText.literal(parts.table.name)), {\n"
        text += columns.joined() + "}" + self.extras(lines) + ");\n"
        let row = context.rowNames[id] ?? ""
        return text + "\nexport type \(row) = typeof \(name).$inferSelect;\n"
            + "export type New\(row) = typeof \(name).$inferInsert;\n"
    }

    private mutating func extras(_ lines: [String]) -> String {
        guard !lines.isEmpty else { return "" }
        // Else the types of tables that refer to each other would be looked for in each other.
        let result = isInCircle ? ": \(context.type(context.source.vocabulary.drizzle.extraType))[]" : ""
        return ", (table)\(result) => [\n" + lines.map { "  \($0),\n" }.joined() + "]"
    }

    private mutating func column(_ column: CatalogObject) -> String {
        let vocabulary = context.source.vocabulary.drizzle
        let type = vocabulary.type(of: column, checks: parts.checks, in: context.source.catalog)
        var text = context.column(type, named: column.name)
        if let identity = column[.identity] { text += self.identity(identity, column) }
        if DrizzleExtraWriter.isSaidByColumn(parts.primaryKey, of: parts),
            parts.primaryKey?[.columns] == [column.name]
        {
            let counts = parts.primaryKey?[flag: .isAutoincrement] == true
            text += ".primaryKey(\(counts ? "{ autoIncrement: true }" : ""))"
        } else if column[flag: .isNotNull] {
            text += ".notNull()"
        }
        text += generation(column)
        if let value = parts.defaultExpression(of: column) { text += ".default(\(context.sql(value)))" }
        if let collation = column[.collation] { unsaid.append("\(column.name): collate \(collation)") }
        let comment = column[.comment].map { TypeScriptText.comment($0, indent: "  ") } ?? ""
        return "\(comment)  \(context.column(column.name, of: parts.table.id.path) ?? ""): \(text),\n"
    }

    private mutating func generation(_ column: CatalogObject) -> String {
        guard let kind = column[.generation], let expression = column[.expression] else { return "" }
        guard let arguments = context.source.vocabulary.drizzle.generation(kind) else {
            unsaid.append("\(column.name): generated as \(expression) \(kind)")
            return ""
        }
        return ".generatedAlwaysAs(\(([context.sql(expression)] + arguments).joined(separator: ", ")))"
    }

    /// `START WITH 100` as `startWith: "100"`.
    private func identity(_ kind: String, _ column: CatalogObject) -> String {
        let names = [
            "START": "startWith", "INCREMENT": "increment", "MINVALUE": "minValue", "MAXVALUE": "maxValue",
            "CACHE": "cache",
        ]
        let members = (column[.identityOptions] ?? []).map { clause in
            let words = clause.split(separator: " ").map(String.init)
            guard let name = words.first.flatMap({ names[$0] }), let value = words.last else {
                return "cycle: true"
            }
            return "\(name): \"\(value)\""
        }
        let function = kind == "always" ? "generatedAlwaysAsIdentity" : "generatedByDefaultAsIdentity"
        return ".\(function)(\(TypeScriptText.object(members) ?? ""))"
    }

    /// What the whole table has that can't be said.
    private func tableNotes() -> [String] {
        let text = ObjectText(source: context.source)
        var notes: [String] = []
        if parts.table[flag: .isUnlogged] { notes.append("unlogged") }
        if parts.table[flag: .isStrict] { notes.append("strict") }
        if parts.table[flag: .isWithoutRowID] { notes.append("without rowid") }
        if let options = parts.table[.options] { notes.append("with (\(options.joined(separator: ", ")))") }
        return notes + (parts.all(.exclusion) + parts.all(.trigger)).map(text.line)
    }
}
