/// Writes a declared schema as the Swift source that declares it.
///
/// ```swift
/// let text = SwiftSourceWriter(schema).source()
/// ```
public struct SwiftSourceWriter {
    let schema: DeclaredSchema
    private let enums: [SwiftEnum]
    private let tables: [SwiftTable]

    /// Takes a schema and chooses the Swift names.
    public init(_ schema: DeclaredSchema) {
        self.schema = schema
        var taken: Set<String> = []
        var enums: [SwiftEnum] = []
        for words in schema.tables.flatMap(\.columns).compactMap(\.type.enumeration)
        where !enums.contains(where: { $0.words == words }) {
            enums.append(SwiftEnum(words: words, taken: &taken))
        }
        self.enums = enums
        self.tables = schema.tables.map { SwiftTable($0, taken: &taken) }
    }

    /// The source text of one file.
    public func source() -> String {
        var parts = ["import Varve"]
        parts.append(schemaSource)
        parts += enums.map(\.source)
        let names = SwiftTypeNames(enums: enums, tables: tables)
        for table in tables {
            parts.append(SwiftTableWriter(table: table, names: names).source())
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var schemaSource: String {
        let types = tables.map { "        \($0.typeName).self,\n" }.joined()
        let list = types.isEmpty ? "[]" : "[\n\(types)    ]"
        guard !schema.statements.isEmpty else { return "let schema = Schema(\n    tables: \(list))" }
        let statements = schema.statements.map { "        \(source(of: $0)),\n" }.joined()
        return "let schema = Schema(\n    tables: \(list),\n    statements: [\n\(statements)    ])"
    }

    private func source(of statement: DeclaredSQL) -> String {
        var text = ".sql(\n            " + SwiftNames.literal(statement.sql, indent: "            ")
        if statement.comesFirst { text += ", beforeTables: true" }
        return text + statement.dialects.swiftArgument + ")"
    }
}

/// An enum with its Swift names.
struct SwiftEnum {
    let words: DeclaredEnum
    let typeName: String
    let cases: [(label: String, name: String)]

    init(words: DeclaredEnum, taken: inout Set<String>) {
        self.words = words
        typeName = SwiftNames.type(words.name, taken: &taken)
        var names: Set<String> = []
        cases = words.labels.map { ($0, SwiftNames.member($0, taken: &names)) }
    }

    var source: String {
        var lines = ["enum \(typeName): String, DatabaseEnum {"]
        lines.append("    static let typeName = \(SwiftNames.literal(words.name))")
        if let schema = words.schema {
            lines.append("    static let typeSchema = \(SwiftNames.literal(schema))")
        }
        lines.append("")
        lines += cases.map { "    case \($0.name) = \(SwiftNames.literal($0.label))" }
        return lines.joined(separator: "\n") + "\n}"
    }
}

/// A table with its Swift names.
struct SwiftTable {
    let table: DeclaredTable
    let typeName: String
    let properties: [String: String]

    init(_ table: DeclaredTable, taken: inout Set<String>) {
        self.table = table
        typeName = SwiftNames.type(table.name, taken: &taken)
        var names: Set<String> = []
        var properties: [String: String] = [:]
        for column in table.columns {
            properties[column.name] = SwiftNames.member(column.name, taken: &names)
        }
        self.properties = properties
    }

    func property(_ column: String) -> String { properties[column] ?? "column" }
}

extension DialectSet {
    /// The argument `on:` with the comma before it; nothing where all databases are meant.
    var swiftArgument: String {
        switch self {
        case .all: ""
        case .only(["postgresql"]): ", on: .postgres"
        case .only(["sqlite"]): ", on: .sqlite"
        case .only(let names):
            ", on: .only([\(names.map { SwiftNames.literal($0) }.joined(separator: ", "))])"
        }
    }
}
