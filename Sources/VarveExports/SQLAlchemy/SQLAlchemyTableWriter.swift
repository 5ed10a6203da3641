import VarveCatalog
import VarveDatabase

/// Writes one table: as a model, or as a plain table where there is no primary key to know its rows by.
struct SQLAlchemyTableWriter {
    private let parts: TableParts
    private(set) var context: SQLAlchemyContext
    private let options: SQLAlchemyOptions

    init(_ parts: TableParts, _ context: SQLAlchemyContext) {
        self.parts = parts
        self.context = context
        options = context.source.vocabulary.sqlAlchemy.options(of: parts.table, primaryKey: parts.primaryKey)
    }

    /// The table as it stands in the file.
    mutating func write() -> String { parts.primaryKey == nil ? plainTable() : model() }

    private var name: String { context.tableNames[parts.table.id] ?? "" }

    private mutating func model() -> String {
        context.imports.add("Mapped", from: "sqlalchemy.orm")
        context.imports.add("mapped_column", from: "sqlalchemy.orm")
        var lines = ["class \(name)(Base):"]
        if let comment = parts.table[.comment] {
            lines += ["    \"\"\"\(PythonText.literal(comment).dropFirst().dropLast())\"\"\"", ""]
        }
        lines.append("    __tablename__ = \(PythonText.literal(parts.table.name))")
        let arguments = tableArguments()
        if !arguments.isEmpty {
            lines.append("    __table_args__ = (\n" + arguments.map { "        \($0),\n" }.joined() + "    )")
        }
        lines.append("")
        var names = UniqueNames(reserved: SQLAlchemyContext.reservedAttributes)
        for column in parts.columns { lines.append(attribute(column, &names)) }
        return lines.joined(separator: "\n")
    }

    private mutating func attribute(_ column: CatalogObject, _ names: inout UniqueNames) -> String {
        let attribute = PythonNames.attribute(column.name, in: &names)
        var writer = SQLAlchemyColumnWriter(column, parts, context)
        let (arguments, holding) = writer.write()
        context = writer.context
        let name = attribute == column.name ? [] : [PythonText.literal(column.name)]
        let isNullable = !column[flag: .isNotNull] && !writer.isPrimaryKey
        let start = "    \(attribute): Mapped[\(holding)\(isNullable ? " | None" : "")] = "
        return start
            + PythonText.call("mapped_column", name + arguments, indent: "    ", after: start.count)
    }

    private mutating func plainTable() -> String {
        for name in ["Table", "Column"] { context.imports.add(name, from: "sqlalchemy") }
        var arguments = [PythonText.literal(parts.table.name), "Base.metadata"]
        for column in parts.columns {
            var writer = SQLAlchemyColumnWriter(column, parts, context)
            let written = writer.write().arguments
            context = writer.context
            let nullability = column[flag: .isNotNull] ? ["nullable=False"] : []
            arguments.append(
                PythonText.call(
                    "Column", [PythonText.literal(column.name)] + written + nullability, indent: "    ",
                    after: 4))
        }
        var constraints = SQLAlchemyConstraintWriter(parts, context)
        arguments += constraints.write()
        context = constraints.context
        arguments += keywords.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let reason = "# A plain table: without a primary key, rows of a model could not be told apart.\n"
        return reason + "\(name) = Table(\n" + arguments.map { "    \($0),\n" }.joined() + ")"
    }

    /// What goes for the table as a whole.
    private mutating func tableArguments() -> [String] {
        var writer = SQLAlchemyConstraintWriter(parts, context)
        var arguments = writer.write()
        context = writer.context
        let keywords = keywords.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
        if !keywords.isEmpty { arguments.append("{\(keywords.joined(separator: ", "))}") }
        return arguments
    }

    private var keywords: [String: String] {
        var keywords = options.values
        if let schema = context.source.schema(of: parts.table.id.path) {
            keywords["schema"] = PythonText.literal(schema)
        }
        if let comment = parts.table[.comment] { keywords["comment"] = PythonText.literal(comment) }
        return keywords
    }
}
