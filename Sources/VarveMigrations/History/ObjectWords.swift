import VarveCatalog
import VarveDatabase

/// Puts objects of a catalog into words, in Markdown.
struct ObjectWords {
    let catalog: Catalog
    let dialect: any Dialect

    /// A name as code.
    func name(_ id: ObjectID) -> String { Self.code(dialect.display(id.path)) }

    /// A text as code that can stand in a table.
    static func code(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let mark = line.contains("`") ? "``" : "`"
        return "\(mark)\(line.replacing("|", with: "\\|"))\(mark)"
    }

    /// What holds for a column: `not null, default 'open'`.
    func rules(of column: CatalogObject) -> String {
        var words: [String] = []
        if column[flag: .isNotNull] { words.append("not null") }
        if let identity = column[.identity] { words.append("identity \(identity)") }
        let value =
            catalog[ObjectID(.columnDefault, column.id.path)]?[.expression] ?? column[.defaultExpression]
        if let value { words.append("default \(Self.code(value))") }
        if let expression = column[.expression] { words.append("computed from \(Self.code(expression))") }
        if let collation = column[.collation] { words.append("collation \(Self.code(collation))") }
        return words.joined(separator: ", ")
    }

    /// A part of a table other than a column, in a line.
    func line(for part: CatalogObject) -> String {
        let columns = (part[.columns] ?? []).map(Self.code).joined(separator: ", ")
        switch part.kind {
        case .column: return "column \(Self.code(part.name)) \(typeAndRules(of: part))"
        case .primaryKey: return "primary key \(columns)"
        case .unique: return "unique \(columns)"
        case .foreignKey: return "foreign key \(columns) → \(target(of: part))"
        case .check: return "check \(Self.code(part[.expression] ?? ""))"
        case .index: return "\(part[flag: .isUnique] ? "unique index" : "index") \(index(part))"
        default: return "\(part.kind) \(Self.code(part.name))"
        }
    }

    private func typeAndRules(of column: CatalogObject) -> String {
        let rules = rules(of: column)
        return (column[.dataType] ?? "") + (rules.isEmpty ? "" : ", " + rules)
    }

    private func index(_ index: CatalogObject) -> String {
        var text = "\(Self.code(index.name)) on \(Self.code((index[.keys] ?? []).joined(separator: ", ")))"
        if let included = index[.includedColumns] {
            text += " with \(Self.code(included.joined(separator: ", ")))"
        }
        if let method = index[.method] { text += " using \(method)" }
        if let predicate = index[.predicate] { text += " where \(Self.code(predicate))" }
        return text
    }

    private func target(of key: CatalogObject) -> String {
        var text = Self.code(
            dialect.display(key[.referencedTable] ?? [])
                + (key[.referencedColumns].map { "(\($0.joined(separator: ", ")))" } ?? ""))
        if let action = key[.onDelete] { text += ", on delete \(action.lowercased())" }
        if let action = key[.onUpdate] { text += ", on update \(action.lowercased())" }
        return text
    }
}
