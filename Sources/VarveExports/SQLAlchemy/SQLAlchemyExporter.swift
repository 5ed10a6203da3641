import VarveCatalog
import VarveDatabase

/// Writes SQLAlchemy 2 models.
struct SQLAlchemyExporter {
    private let source: ExportSource
    private let stages: SQLAlchemyStages
    private let tables: [TableParts]
    private var context: SQLAlchemyContext

    init(_ source: ExportSource) throws {
        self.source = source
        stages = try SQLAlchemyStages(source)
        let modelled = stages.modelled
        tables = TableParts.all(in: source.catalog).map { $0.keeping { modelled.objects[$0] } }
        context = SQLAlchemyContext(source, tables: tables)
    }

    /// The whole file.
    static func text(of source: ExportSource) throws -> String {
        var exporter = try SQLAlchemyExporter(source)
        return exporter.write()
    }

    private mutating func write() -> String {
        var body = ["class Base(DeclarativeBase):\n    \"\"\"What every model is based on.\"\"\""]
        context.imports.add("DeclarativeBase", from: "sqlalchemy.orm")
        if let schemas = listener("before_create", "make_schemas", stages.schemas) { body.append(schemas) }
        body += source.catalog.all(.enumType).map { enumeration($0) }
        let models = tables.map { table in
            var writer = SQLAlchemyTableWriter(table, context)
            defer { context = writer.context }
            return writer.write()
        }
        if context.usesNativeTypes { body.append(Self.nativeType(&context.imports)) }
        body += models
        if let foundation = listener("before_create", "make_what_tables_rest_on", stages.foundation) {
            body.append(foundation)
        }
        if let rest = listener("after_create", "make_the_rest", stages.rest) { body.append(rest) }
        let head = header() + context.imports.lines.joined(separator: "\n")
        return head + "\n\n\n" + body.joined(separator: "\n\n\n") + "\n"
    }

    /// What the file is, and what models have no words for.
    private func header() -> String {
        var lines = [
            "# SQLAlchemy models, written by `varve export sqlalchemy`. Changes are lost when it is run again."
        ]
        let leftOver = Set(stages.leftOver).sorted()
        if !leftOver.isEmpty {
            lines += [
                "#",
                "# Models have no words for these, or not for all of them; make_the_rest below makes them:",
            ]
            lines += leftOver.map { "#   \($0.kind) \(source.display($0))" }
        }
        if !source.unmodelled.isEmpty {
            lines += ["#", "# These are in the database and not here:"]
            lines += source.unmodelled.map { "#   \($0)" }
        }
        return lines.map { CommentText.line($0) + "\n" }.joined() + "\n"
    }

    private mutating func enumeration(_ type: CatalogObject) -> String {
        context.imports.add(module: "enum")
        context.imports.add("Enum", from: "sqlalchemy")
        var members = UniqueNames()
        let labels = (type[.labels] ?? []).map {
            "    \(PythonNames.member($0, in: &members)) = \(PythonText.literal($0))"
        }
        let names = context.enumNames[type.id] ?? SQLAlchemyContext.EnumNames(type: "", constant: "")
        var arguments = [names.type, "name=\(PythonText.literal(type.name))"]
        if let schema = source.schema(of: type.id.path) {
            arguments.append("schema=\(PythonText.literal(schema))")
        }
        arguments += [
            "metadata=Base.metadata", "inherit_schema=False",
            "values_callable=lambda members: [member.value for member in members]",
        ]
        let body = labels.isEmpty ? ["    pass"] : labels
        return "class \(names.type)(enum.Enum):\n" + body.joined(separator: "\n") + "\n\n\n"
            + "\(names.constant) = " + PythonText.call("Enum", arguments, indent: "")
    }

    /// A function that runs statements when all tables are made.
    private mutating func listener(_ event: String, _ name: String, _ statements: [String]) -> String? {
        guard !statements.isEmpty else { return nil }
        for name in ["DDL", "Connection", "MetaData", "event"] {
            context.imports.add(name, from: "sqlalchemy")
        }
        context.imports.add("Any", from: "typing")
        // DDL puts values in the place of %.
        let list = statements.map { "        \(PythonText.block($0.replacing("%", with: "%%"))),\n" }.joined()
        return """
            @event.listens_for(Base.metadata, "\(event)")
            def \(name)(target: MetaData, connection: Connection, **options: Any) -> None:
                if len(options["tables"]) < len(target.tables):
                    return
                statements = [
            \(list)    ]
                for statement in statements:
                    connection.execute(DDL(statement))
            """
    }

    private static func nativeType(_ imports: inout PythonImports) -> String {
        imports.add("Any", from: "typing")
        imports.add("UserDefinedType", from: "sqlalchemy.types")
        return """
            class NativeType(UserDefinedType[Any]):
                \"""A type by the name that the database has for it.\"""

                cache_ok = True

                def __init__(self, name: str) -> None:
                    self.name = name

                def get_col_spec(self, **options: Any) -> str:
                    return self.name
            """
    }
}
