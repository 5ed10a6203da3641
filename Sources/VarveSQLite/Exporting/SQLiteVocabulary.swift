import VarveDatabase

/// What other tools call that which SQLite has.
struct SQLiteVocabulary: ExportVocabulary {
    var namesEveryConstraint: Bool { false }

    var numbersIntegerKeys: Bool { true }

    func sql(_ expression: String) -> String { expression }

    var sqlAlchemy: any SQLAlchemyVocabulary { SQLiteSQLAlchemy() }
}

extension SQLiteDialect {
    public var exports: any ExportVocabulary { SQLiteVocabulary() }
}
