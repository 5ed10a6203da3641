import VarveCatalog
import VarveDatabase

/// What the parts of a file of models share: names that are given, and what has to be imported.
struct SQLAlchemyContext {
    /// The names of an enumerated type.
    struct EnumNames {
        /// The class of its members.
        let type: String
        /// The type of columns.
        let constant: String
    }

    let source: ExportSource
    let tableNames: [ObjectID: String]
    let enumNames: [ObjectID: EnumNames]
    var imports = PythonImports()
    var usesNativeTypes = false

    init(_ source: ExportSource, tables: [TableParts]) {
        self.source = source
        var names = UniqueNames(reserved: Self.reserved)
        tableNames = Dictionary(
            tables.map { ($0.table.id, PythonNames.type($0.table.name, suffix: "Table", in: &names)) }
        ) { first, _ in first }
        enumNames = Dictionary(
            source.catalog.all(.enumType).map { type in
                let name = PythonNames.type(type.name, suffix: "Enum", in: &names)
                let constant = names.name(Words.snakeCase(name) + "_type")
                return (type.id, EnumNames(type: name, constant: constant))
            }
        ) { first, _ in first }
    }

    /// An expression in SQL.
    mutating func sql(_ expression: String) -> String {
        imports.add("literal_column", from: "sqlalchemy")
        return "literal_column(\(PythonText.literal(source.vocabulary.sql(expression))))"
    }

    /// A type as it stands in a column, and what its values are in Python.
    mutating func type(_ type: ToolType) -> (expression: String, holding: String) {
        switch type {
        case .word(let word, let arguments, let module, let holding):
            imports.add(word, from: module ?? "sqlalchemy")
            imports.add(holding: holding)
            return (arguments.isEmpty ? word : "\(word)(\(arguments.joined(separator: ", ")))", holding)
        case .enumeration(let id):
            guard let names = enumNames[id] else { return native(id.qualifiedName, "Any") }
            return (names.constant, names.type)
        case .list(let item):
            imports.add("ARRAY", from: "sqlalchemy")
            let item = self.type(item)
            return ("ARRAY(\(item.expression))", "list[\(item.holding)]")
        case .native(let name, let holding): return native(name, holding)
        }
    }

    private mutating func native(_ name: String, _ holding: String) -> (String, String) {
        usesNativeTypes = true
        imports.add(holding: holding)
        return ("NativeType(\(PythonText.literal(name)))", holding)
    }

    /// Names that a file may import or defines itself.
    private static let reserved: Set<String> = [
        "ARRAY", "Any", "BIT", "BigInteger", "Base", "Boolean", "CHAR", "CIDR", "CITEXT", "CheckConstraint",
        "Column",
        "Computed", "Connection", "DDL", "Date", "DateTime", "Decimal", "DeclarativeBase", "Double", "Enum",
        "Float",
        "ForeignKey", "ForeignKeyConstraint", "HSTORE", "INET", "INTERVAL", "Identity", "Index", "Integer",
        "Interval",
        "JSON", "JSONB", "LargeBinary", "MACADDR", "MACADDR8", "MONEY", "Mapped", "MetaData", "NativeType",
        "None",
        "Numeric", "OID", "PrimaryKeyConstraint", "REAL", "SmallInteger", "String", "TIME", "TIMESTAMP",
        "TSQUERY",
        "TSVECTOR", "Table", "Text", "Time", "True", "False", "UUID", "UniqueConstraint", "UserDefinedType",
        "Uuid",
        "dt", "enum", "event", "literal_column", "mapped_column", "make_schemas", "make_the_rest",
        "make_what_tables_rest_on",
    ]

    /// Names that no attribute of a model can have: Python's words, what SQLAlchemy uses, and what stands in its class.
    static let reservedAttributes = PythonNames.keywords.union([
        "metadata", "registry", "dt", "enum", "literal_column", "mapped_column", "list", "int", "str",
        "float", "bool",
        "bytes", "Any", "UUID", "Decimal", "Mapped", "Column",
    ]).union(reserved)
}
