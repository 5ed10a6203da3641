import VarveCatalog
import VarveDatabase

/// What the parts of a Drizzle file share: names that are given, and what has to be imported.
struct DrizzleContext {
    let source: ExportSource
    private(set) var tableNames: [ObjectID: String] = [:]
    private(set) var rowNames: [ObjectID: String] = [:]
    private(set) var enumNames: [ObjectID: String] = [:]
    private(set) var schemaNames: [String: String] = [:]
    private(set) var sequenceNames: [ObjectID: String] = [:]
    /// The constants of types that Drizzle has no word for, by the types' names in SQL.
    private(set) var nativeTypes: [String: (name: String, holding: String)] = [:]
    private var columnNames: [ObjectID: String] = [:]
    private var names = UniqueNames(reserved: Self.reserved)
    /// The words of the part for the database.
    private(set) var words: Set<String> = []
    /// Whether SQL is written anywhere.
    private(set) var usesSQL = false

    init(_ source: ExportSource, tables: [TableParts]) {
        self.source = source
        for table in tables {
            tableNames[table.table.id] = TypeScriptNames.member(table.table.name, suffix: "Table", in: &names)
            let row = Words.pascalCase(table.table.name)
            rowNames[table.table.id] = names.name(
                (row.first?.isLetter ?? false ? row : "Table" + row) + "Row")
            var columns = UniqueNames(reserved: ["enableRLS"])
            for column in table.columns {
                columnNames[column.id] = TypeScriptNames.member(column.name, suffix: "Column", in: &columns)
            }
        }
        for type in source.catalog.all(.enumType) {
            enumNames[type.id] = TypeScriptNames.member(type.name + "_enum", suffix: "Type", in: &names)
        }
        for sequence in source.catalog.all(.sequence) {
            sequenceNames[sequence.id] = TypeScriptNames.member(sequence.name, suffix: "Sequence", in: &names)
        }
        for schema in source.catalog.all(.schema) {
            schemaNames[schema.name] = TypeScriptNames.member(
                schema.name + "_schema", suffix: "Namespace", in: &names)
        }
    }

    /// The constant of a schema that must be said; `nil` where the schema goes without saying.
    func schema(of id: ObjectID) -> String? { source.schema(of: id.path).flatMap { schemaNames[$0] } }

    /// A column's property.
    func column(_ name: String, of table: [String]) -> String? {
        columnNames[ObjectID(.column, table + [name])]
    }

    /// A word of Drizzle's part for the database.
    mutating func word(_ word: String) -> String {
        words.insert(word)
        return word
    }

    /// A type of Drizzle's part for the database.
    mutating func type(_ type: String) -> String {
        words.insert("type " + type)
        return type
    }

    /// An expression in SQL.
    mutating func sql(_ expression: String) -> String {
        usesSQL = true
        return TypeScriptText.sql(source.vocabulary.sql(expression))
    }

    /// A column of a type: `varchar("name", { length: 40 })`.
    mutating func column(_ type: ToolType, named name: String) -> String {
        let name = TypeScriptText.literal(name)
        switch type {
        case .word(let word, let arguments, _, _):
            let options = TypeScriptText.object(arguments).map { ", " + $0 } ?? ""
            return "\(self.word(word))(\(name)\(options))"
        case .enumeration(let id): return "\(enumNames[id] ?? "")(\(name))"
        case .list(let item):
            return column(item, named: "").replacing("(\"\"", with: "(\(name)", maxReplacements: 1)
                + ".array()"
        case .native(let type, let holding):
            return "\(nativeType(type, holding))(\(name))"
        }
    }

    private mutating func nativeType(_ type: String, _ holding: String) -> String {
        if let known = nativeTypes[type] { return known.name }
        let name = TypeScriptNames.member(type + "_type", suffix: "Native", in: &names)
        nativeTypes[type] = (name, holding)
        _ = word("customType")
        return name
    }

    /// Words that a file may import, and those of the language.
    private static let reserved = TypeScriptNames.keywords.union([
        "sql", "pgTable", "pgSchema", "pgEnum", "pgSequence", "sqliteTable", "customType", "primaryKey",
        "unique",
        "foreignKey", "index", "uniqueIndex", "check", "table", "smallint", "integer", "bigint", "real",
        "doublePrecision", "numeric", "text", "varchar", "char", "boolean", "uuid", "json", "jsonb", "date",
        "time",
        "timestamp", "interval", "inet", "cidr", "macaddr", "macaddr8", "blob", "PgTableExtraConfigValue",
        "SQLiteTableExtraConfigValue",
    ])
}
