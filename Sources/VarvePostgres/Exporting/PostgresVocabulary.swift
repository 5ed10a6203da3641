import VarveCatalog
import VarveDatabase

/// What other tools call that which PostgreSQL has.
struct PostgresVocabulary: ExportVocabulary {
    var namesEveryConstraint: Bool { true }

    var numbersIntegerKeys: Bool { false }

    func sql(_ expression: String) -> String { FaithfulExpression.text(expression) }

    var sqlAlchemy: any SQLAlchemyVocabulary { PostgresSQLAlchemy() }

    var drizzle: any DrizzleVocabulary { PostgresDrizzle() }

    func shortType(of column: CatalogObject) -> String {
        let text = column[.dataType] ?? ""
        let name = TypeName(text)
        let short =
            name.path.map { PostgresDialect().display($0) } ?? Self.shortNames[name.base]
        guard let short else { return text }
        let modifiers = name.modifiers.map(String.init).joined(separator: ",")
        return short + (modifiers.isEmpty ? "" : "(\(modifiers))") + (name.isArray ? "[]" : "")
    }

    private static let shortNames = [
        "character varying": "varchar", "character": "char", "timestamp with time zone": "timestamptz",
        "timestamp without time zone": "timestamp", "time with time zone": "timetz",
        "time without time zone": "time", "double precision": "float8", "bit varying": "varbit",
    ]
}

extension PostgresDialect {
    public var exports: any ExportVocabulary { PostgresVocabulary() }
}
