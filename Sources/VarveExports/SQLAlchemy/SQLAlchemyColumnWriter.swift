import VarveCatalog
import VarveDatabase

/// Writes what a column is, but for its name and whether it takes NULL.
struct SQLAlchemyColumnWriter {
    private let column: CatalogObject
    private let parts: TableParts
    private(set) var context: SQLAlchemyContext

    init(_ column: CatalogObject, _ parts: TableParts, _ context: SQLAlchemyContext) {
        self.column = column
        self.parts = parts
        self.context = context
    }

    /// Whether the column is a part of the primary key.
    var isPrimaryKey: Bool { parts.primaryKey?[.columns]?.contains(column.name) ?? false }

    /// What stands in the parentheses, and what the values are in Python.
    mutating func write() -> (arguments: [String], holding: String) {
        let type = context.source.vocabulary.sqlAlchemy.type(of: column, in: context.source.catalog)
        let (expression, holding) = context.type(type)
        var arguments = [expression]
        if let reference = reference() { arguments.append(reference) }
        if let generation = generation() { arguments.append(generation) }
        if let identity = column[.identity] { arguments.append(self.identity(identity)) }
        arguments += keyArguments(holding)
        if let value = parts.defaultExpression(of: column) {
            arguments.append("server_default=\(context.sql(value))")
        }
        if let comment = column[.comment] { arguments.append("comment=\(PythonText.literal(comment))") }
        return (arguments, holding)
    }

    /// A reference of this column alone.
    private mutating func reference() -> String? {
        guard let key = parts.foreignKeys.first(where: { $0[.columns] == [column.name] }) else { return nil }
        var writer = SQLAlchemyConstraintWriter(parts, context)
        defer { context = writer.context }
        return writer.reference(key)
    }

    private mutating func generation() -> String? {
        guard let generation = column[.generation], let expression = column[.expression] else { return nil }
        context.imports.add("Computed", from: "sqlalchemy")
        return "Computed(\(context.sql(expression)), persisted=\(generation == "stored" ? "True" : "False"))"
    }

    private mutating func identity(_ kind: String) -> String {
        context.imports.add("Identity", from: "sqlalchemy")
        let always = kind == "always" ? ["always=True"] : []
        return
            "Identity(\((always + (column[.identityOptions] ?? []).map(Self.option)).joined(separator: ", ")))"
    }

    /// `START WITH 100` as `start=100`.
    private static func option(_ clause: String) -> String {
        let words = clause.split(separator: " ")
        guard words.count > 1, let first = words.first, let value = words.last else { return "cycle=True" }
        return "\(first.lowercased())=\(value)"
    }

    private func keyArguments(_ holding: String) -> [String] {
        guard let key = parts.primaryKey, isPrimaryKey else { return [] }
        var arguments: [String] = []
        if SQLAlchemyConstraintWriter.isSaidByColumns(key, parts, context.source) {
            arguments.append("primary_key=True")
        }
        // Without this SQLAlchemy would make a sequence for it.
        let isNumber = holding == "int" && key[.columns]?.count == 1 && column[.identity] == nil
        if isNumber, !context.source.vocabulary.numbersIntegerKeys,
            parts.defaultExpression(of: column) == nil
        {
            arguments.append("autoincrement=False")
        }
        if !column[flag: .isNotNull] { arguments.append("nullable=True") }
        return arguments
    }
}
