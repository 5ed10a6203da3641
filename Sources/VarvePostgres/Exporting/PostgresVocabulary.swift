import VarveDatabase

/// What other tools call that which PostgreSQL has.
struct PostgresVocabulary: ExportVocabulary {
    var namesEveryConstraint: Bool { true }

    var numbersIntegerKeys: Bool { false }

    func sql(_ expression: String) -> String { FaithfulExpression.text(expression) }

    var sqlAlchemy: any SQLAlchemyVocabulary { PostgresSQLAlchemy() }
}

extension PostgresDialect {
    public var exports: any ExportVocabulary { PostgresVocabulary() }
}
