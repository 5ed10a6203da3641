import VarveDatabase

extension SQLiteDialect {
    public func words(of statement: String) -> [StatementWord] {
        Tokenizer(statement).compactMap { token in
            switch token.kind {
            case .word: StatementWord(text: token.text.lowercased(), offset: token.offset)
            case .quotedName: StatementWord(text: token.name ?? "", offset: token.offset)
            default: nil
            }
        }
    }

    /// Types are what their names say, but SQLite itself has only few: dates and JSON are mostly kept as text.
    public func family(ofType name: String) -> TypeFamily {
        let name = Quoting.uppercased(name)
        if name.contains("UUID") { return .uuid }
        if name.contains("JSON") { return .json }
        if name.contains("DATETIME") || name.contains("TIMESTAMP") { return .timestamp }
        if name.contains("BLOB") { return .bytes }
        let isText = name.isEmpty || name == "ANY" || ["CHAR", "CLOB", "TEXT"].contains { name.contains($0) }
        return isText ? .text : .other
    }
}
