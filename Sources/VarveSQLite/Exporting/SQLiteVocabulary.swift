import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// What other tools call that which SQLite has.
struct SQLiteVocabulary: ExportVocabulary {
    var namesEveryConstraint: Bool { false }

    var numbersIntegerKeys: Bool { true }

    func sql(_ expression: String) -> String { expression }

    var sqlAlchemy: any SQLAlchemyVocabulary { SQLiteSQLAlchemy() }

    var drizzle: any DrizzleVocabulary { SQLiteDrizzle() }

    func shortType(of column: CatalogObject) -> String { (column[.dataType] ?? "any").lowercased() }

    /// As `json_object` writes it: a truth value is a number, and JSON in a column is text.
    func jsonType(of column: CatalogObject, checks: [CatalogObject], in catalog: Catalog) -> JSONType {
        switch Self.dataType(of: column, checks: checks) {
        case .boolean: .integer(0...1)
        case .int16, .int32, .int64: .integer(Int64.min...Int64.max)
        case .double: .number
        case .varchar(let limit): .text(limit: limit)
        case .uuid: .text(format: "uuid")
        case .timestamp: .text(format: "date-time")
        case .json: .text(holdsJSON: true)
        case .enumeration(let words): .oneOf(words.labels)
        case .text: .text()
        default: .native(column[.dataType] ?? "any")
        }
    }

    /// What a column holds, as far as checks and defaults tell more than its type.
    static func dataType(of column: CatalogObject, checks: [CatalogObject]) -> DataType {
        let type = SQLiteTableDescriber.type(named: column[.dataType] ?? "")
        var declared = DeclaredColumn(name: column.name, type: type, isNullable: !column[flag: .isNotNull])
        declared.defaultValue = column[.defaultExpression].map { SQLiteTableDescriber.defaultValue($0, type) }
        let own = checks.filter { $0.dependencies.contains(column.id) }
        return SQLiteTypeGuess(parts: own, columns: [declared]).columns.first?.type ?? type
    }
}

extension SQLiteDialect {
    public var exports: any ExportVocabulary { SQLiteVocabulary() }
}
