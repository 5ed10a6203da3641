import VarveCatalog

/// What the text of CREATE VIRTUAL TABLE says from its USING on.
struct VirtualTableText {
    /// The module in lower case.
    let module: String
    /// What stands between the parentheses, cut at commas.
    let arguments: [ArraySlice<Token>]

    /// Reads the definition of a virtual table.
    init(_ table: CatalogObject) {
        let tokens = Array(Tokenizer(table[.definition] ?? ""))
        module = tokens.dropFirst().first?.name.map(Quoting.folded) ?? ""
        let opening = tokens.firstIndex { $0.kind == .opening }
        arguments = opening.map { TableTextReader.split(tokens[($0 + 1)...]) } ?? []
    }

    /// The normal form. The arguments are the module's business, which gets them as text, so only white space goes.
    static func normal(_ tokens: ArraySlice<Token>) -> String {
        guard let opening = tokens.firstIndex(where: { $0.kind == .opening }) else {
            return "USING " + Quoting.folded(tokens.dropFirst().map(\.text).joined())
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

    /// Whether rows are lost with the table: neither an index of another table's rows nor a view of another's words
    /// has any of its own.
    var holdsData: Bool {
        !Self.derivedModules.contains(module) && content?.isEmpty ?? true
    }

    /// The table that has a row for each of this one's. FTS4 refuses to walk through one that keeps no text.
    func counted(_ name: String) -> String {
        module == "fts4" && content?.isEmpty == true ? name + "_docsize" : name
    }

    /// Modules whose tables only show what is elsewhere.
    private static let derivedModules: Set<String> = [
        "fts5vocab", "fts4aux", "fts3tokenize", "dbstat", "sqlite_stmt",
    ]

    var isFullText: Bool { ["fts3", "fts4", "fts5"].contains(module) }

    var isTree: Bool { ["rtree", "rtree_i32"].contains(module) }

    /// The statement that fills a full-text index with the rows that are there already.
    static func filling(_ table: CatalogObject) -> [String] {
        guard let content = VirtualTableText(table).content, !content.isEmpty else { return [] }
        let name = Quoting.identifier(table.name)
        return ["INSERT INTO \(name) (\(name)) VALUES ('rebuild')"]
    }

    /// The table whose rows a full-text index is of; empty where the index keeps none, `nil` where it keeps its own.
    var content: String? {
        guard ["fts4", "fts5"].contains(module) else { return nil }
        for argument in arguments where argument.count > 1 {
            let words = Array(argument)
            guard words[0].isWord("CONTENT"), words[1].text == "=" else { continue }
            return words.count > 2 ? words[2].name : ""
        }
        return nil
    }

    /// The table that this one shows something of; `nil` where it stands alone.
    var source: String? {
        switch module {
        case "fts5vocab", "fts4aux": arguments.dropLast(module == "fts5vocab" ? 1 : 0).last?.first?.name
        default: content
        }
    }
}
