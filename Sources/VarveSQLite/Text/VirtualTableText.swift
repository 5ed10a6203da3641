import VarveCatalog

/// What the text of CREATE VIRTUAL TABLE says from its USING on.
enum VirtualTableText {
    /// The normal form. The arguments are the module's business, which gets them as text, so only white space goes.
    static func normal(_ tokens: ArraySlice<Token>) -> String {
        guard let opening = tokens.firstIndex(where: { $0.kind == .opening }) else {
            return "USING " + tokens.dropFirst().map(\.text).joined()
        }
        let module = tokens[..<opening].dropFirst().map(\.text).joined()
        let arguments = TableTextReader.split(tokens[(opening + 1)...]).map(argument)
        return "USING \(Quoting.folded(module))(\(arguments.joined(separator: ", ")))"
    }

    private static func argument(_ tokens: ArraySlice<Token>) -> String {
        var text = ""
        var end: Int?
        for token in tokens {
            let isAfterSpace = end.map { $0 < token.offset } ?? false
            let isAtSign = token.text == "=" || text.hasSuffix("=")
            text += (isAfterSpace && !isAtSign ? " " : "") + token.text
            end = token.end
        }
        return text
    }

    /// Whether rows are lost with the table: a full-text index of another table's rows can be made again.
    static func holdsData(_ table: CatalogObject) -> Bool {
        content(of: table)?.isEmpty ?? true
    }

    /// The statement that fills a full-text index with the rows that are there already.
    static func filling(_ table: CatalogObject) -> [String] {
        guard let content = content(of: table), !content.isEmpty else { return [] }
        let name = Quoting.identifier(table.name)
        return ["INSERT INTO \(name) (\(name)) VALUES ('rebuild')"]
    }

    /// The table whose rows a full-text index is of; empty where the index keeps none, `nil` where it keeps its own.
    private static func content(of table: CatalogObject) -> String? {
        let tokens = Array(Tokenizer(table[.definition] ?? ""))
        guard tokens.count > 2, tokens[1].isWord(in: ["FTS4", "FTS5"]) else { return nil }
        for argument in TableTextReader.split(tokens[3...]) where argument.count > 2 {
            let words = Array(argument)
            if words[0].isWord("CONTENT"), words[1].text == "=" { return words[2].name }
        }
        return nil
    }
}
