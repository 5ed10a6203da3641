import VarveCatalog
import VarveDatabase

/// Writes a table's constraints and indexes, but for those that its columns say.
struct SQLAlchemyConstraintWriter {
    private let parts: TableParts
    private(set) var context: SQLAlchemyContext

    init(_ parts: TableParts, _ context: SQLAlchemyContext) {
        self.parts = parts
        self.context = context
    }

    mutating func write() -> [String] {
        var lines: [String] = []
        if let key = parts.primaryKey, !Self.isSaidByColumns(key, parts, context.source) {
            lines.append(keyed("PrimaryKeyConstraint", key))
        }
        lines += parts.uniques.map { keyed("UniqueConstraint", $0) }
        let inColumns = parts.columns.compactMap { column in
            parts.foreignKeys.first { $0[.columns] == [column.name] }?.id
        }
        lines += parts.foreignKeys.filter { !inColumns.contains($0.id) }.map { foreignKey($0) }
        lines += parts.checks.map { check($0) }
        return lines + parts.indexes.map { index($0) }
    }

    /// Whether `primary_key=True` at each column says all of the key.
    static func isSaidByColumns(_ key: CatalogObject, _ parts: TableParts, _ source: ExportSource) -> Bool {
        let columns = key[.columns] ?? []
        let inOrder = parts.columns.map(\.name).filter(columns.contains)
        return key.hasGeneratedName && inOrder == columns && key[.includedColumns] == nil
            && !key[flag: .isDeferrable]
    }

    /// `ForeignKey` for a column.
    mutating func reference(_ key: CatalogObject) -> String {
        context.imports.add("ForeignKey", from: "sqlalchemy")
        let target = targets(of: key).first ?? ""
        return "ForeignKey(\(([target] + actions(key) + name(key) + timing(key)).joined(separator: ", ")))"
    }

    private mutating func foreignKey(_ key: CatalogObject) -> String {
        context.imports.add("ForeignKeyConstraint", from: "sqlalchemy")
        let columns = "[\((key[.columns] ?? []).map(PythonText.literal).joined(separator: ", "))]"
        let targets = "[\(targets(of: key).joined(separator: ", "))]"
        return call("ForeignKeyConstraint", [columns, targets] + actions(key) + name(key) + timing(key))
    }

    private func targets(of key: CatalogObject) -> [String] {
        let path = key[.referencedTable] ?? []
        let table = ([context.source.schema(of: path)].compactMap(\.self) + path.suffix(1)).joined(
            separator: ".")
        return (key[.referencedColumns] ?? []).map { PythonText.literal("\(table).\($0)") }
    }

    private func actions(_ key: CatalogObject) -> [String] {
        var words: [String] = []
        if let action = key[.onDelete] {
            let columns = (key[.onDeleteColumns] ?? []).map(context.source.dialect.quote(identifier:))
            let limit = columns.isEmpty ? "" : " (\(columns.joined(separator: ", ")))"
            words.append("ondelete=\(PythonText.literal(action + limit))")
        }
        if let action = key[.onUpdate] { words.append("onupdate=\(PythonText.literal(action))") }
        if let match = key[.match] { words.append("match=\(PythonText.literal(match))") }
        return words
    }

    private mutating func keyed(_ word: String, _ key: CatalogObject) -> String {
        context.imports.add(word, from: "sqlalchemy")
        let columns = (key[.columns] ?? []).map(PythonText.literal)
        return call(word, columns + name(key) + timing(key) + uniqueness(key))
    }

    private mutating func check(_ check: CatalogObject) -> String {
        context.imports.add("CheckConstraint", from: "sqlalchemy")
        return call("CheckConstraint", [context.sql(check[.expression] ?? "")] + name(check))
    }

    private mutating func index(_ index: CatalogObject) -> String {
        context.imports.add("Index", from: "sqlalchemy")
        let dialect = context.source.vocabulary.sqlAlchemy.name
        var arguments = [PythonText.literal(index.name)] + (index[.keys] ?? []).map { indexKey($0) }
        if index[flag: .isUnique] { arguments.append("unique=True") }
        if let method = index[.method] { arguments.append("\(dialect)_using=\(PythonText.literal(method))") }
        arguments += uniqueness(index)
        if let options = index[.options] {
            let pairs = options.map { option in
                let parts = option.split(separator: "=", maxSplits: 1).map(PythonText.literal)
                return parts.joined(separator: ": ")
            }
            arguments.append("\(dialect)_with={\(pairs.joined(separator: ", "))}")
        }
        if let predicate = index[.predicate] {
            arguments.append("\(dialect)_where=\(context.sql(predicate))")
        }
        return call("Index", arguments)
    }

    /// A column by its name, anything else in SQL.
    private mutating func indexKey(_ key: String) -> String {
        let column = parts.columns.first {
            [$0.name, context.source.dialect.quote(identifier: $0.name)].contains(key)
        }
        return column.map { PythonText.literal($0.name) } ?? context.sql(key)
    }

    /// What is said of unique constraints and indexes alike.
    private func uniqueness(_ object: CatalogObject) -> [String] {
        let dialect = context.source.vocabulary.sqlAlchemy.name
        var words: [String] = []
        if let columns = object[.includedColumns] {
            words.append("\(dialect)_include=[\(columns.map(PythonText.literal).joined(separator: ", "))]")
        }
        if object[flag: .nullsNotDistinct] { words.append("\(dialect)_nulls_not_distinct=True") }
        return words
    }

    private func name(_ object: CatalogObject) -> [String] {
        let isNamed = !object.hasGeneratedName || context.source.vocabulary.namesEveryConstraint
        return isNamed ? ["name=\(PythonText.literal(object.name))"] : []
    }

    private func timing(_ object: CatalogObject) -> [String] {
        guard object[flag: .isDeferrable] else { return [] }
        return ["deferrable=True"] + (object[flag: .isInitiallyDeferred] ? ["initially=\"DEFERRED\""] : [])
    }

    private func call(_ name: String, _ arguments: [String]) -> String {
        PythonText.call(name, arguments, indent: "        ", after: 8)
    }
}
