import VarveCatalog
import VarveDatabase

/// SQLAlchemy's words for SQLite.
struct SQLiteSQLAlchemy: SQLAlchemyVocabulary {
    var name: String { "sqlite" }

    func options(of table: CatalogObject, primaryKey: CatalogObject?) -> SQLAlchemyOptions {
        var options = SQLAlchemyOptions()
        func say(_ key: AttributeKey<Bool>, _ name: String, _ value: String) {
            options.values[name] = value
            options.said.insert(key.name)
        }
        if table[flag: .isStrict] { say(.isStrict, "sqlite_strict", "True") }
        if table[flag: .isWithoutRowID] { say(.isWithoutRowID, "sqlite_with_rowid", "False") }
        if primaryKey?[flag: .isAutoincrement] == true {
            say(.isAutoincrement, "sqlite_autoincrement", "True")
        }
        return options
    }

    func type(of column: CatalogObject, in catalog: Catalog) -> ToolType {
        let text = column[.dataType] ?? ""
        let type = Self.word(text) ?? .native(text, holding: Self.held(by: text))
        guard let collation = column[.collation] else { return type }
        guard case .word(let word, let arguments, let module, "str") = type else {
            return .native(text + " COLLATE " + Quoting.identifier(collation), holding: Self.held(by: text))
        }
        let option = "collation=\"\(collation.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        return .word(word, arguments: arguments + [option], module: module, holding: "str")
    }

    /// The word that gives just this text in a table.
    private static func word(_ text: String) -> ToolType? {
        if text.hasPrefix("VARCHAR("), text.hasSuffix(")"),
            let limit = Int(text.dropFirst("VARCHAR(".count).dropLast())
        {
            return .word("String", arguments: [String(limit)], holding: "str")
        }
        return words[text].map { .word($0.0, holding: $0.1) }
    }

    /// What values of a type hold, by SQLite's rules for names that it does not know.
    private static func held(by text: String) -> String {
        if text.contains("INT") { return "int" }
        if ["CHAR", "CLOB", "TEXT"].contains(where: text.contains) { return "str" }
        if ["REAL", "FLOA", "DOUB"].contains(where: text.contains) { return "float" }
        return "Any"
    }

    private static let words: [String: (String, String)] = [
        "INTEGER": ("Integer", "int"), "TEXT": ("Text", "str"), "REAL": ("REAL", "float"),
        "BLOB": ("LargeBinary", "bytes"), "NUMERIC": ("Numeric", "Decimal"), "VARCHAR": ("String", "str"),
        "BIGINT": ("BigInteger", "int"), "SMALLINT": ("SmallInteger", "int"), "BOOLEAN": ("Boolean", "bool"),
        "DATE": ("Date", "dt.date"), "DATETIME": ("DateTime", "dt.datetime"), "JSON": ("JSON", "Any"),
    ]
}
