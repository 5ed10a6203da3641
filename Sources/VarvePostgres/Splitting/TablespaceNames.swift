import VarveDatabase

/// The tablespaces that a statement names, found out by the server's own scanner.
struct TablespaceNames {
    /// Their names, in the order of the statement.
    private(set) var names: [String] = []

    /// Whether the statement is about a tablespace itself.
    private(set) var managesTablespaces = false

    /// Reads a statement. One that the scanner does not understand names none.
    init(in sql: String) {
        guard Self.mayName(sql) else { return }
        let bytes = Array(sql.utf8)
        guard let tokens = try? Token.scan(bytes[...]).filter({ !$0.isComment }), tokens.count > 2 else {
            return
        }
        managesTablespaces =
            ["create", "drop", "alter"].contains(tokens[0].keyword) && tokens[1].keyword == "tablespace"
            || tokens.prefix(3).map(\.keyword) == ["comment", "on", "tablespace"]
        if managesTablespaces { return }
        for (word, name) in zip(tokens, tokens.dropFirst()) where word.keyword == "tablespace" {
            names += [name.identifier(in: bytes)].compactMap(\.self)
        }
        // SET default_tablespace = fast
        if tokens[0].keyword == "set", let last = tokens.last,
            tokens.contains(where: { $0.identifier(in: bytes) == "default_tablespace" })
        {
            let text = bytes[last.range]
            let isLiteral = text.first == UInt8(ascii: "'")
            let name =
                isLiteral
                ? String(decoding: text.dropFirst().dropLast(), as: UTF8.self).replacing("''", with: "'")
                : last.keyword == "default" ? nil : last.identifier(in: bytes)
            names += [name].compactMap(\.self).filter { !$0.isEmpty }
        }
    }

    private static func mayName(_ sql: String) -> Bool {
        let word = Array("tablespace".utf8)
        var matched = 0
        for byte in sql.utf8 {
            let letter = byte | 0x20
            matched = letter == word[matched] ? matched + 1 : letter == word[0] ? 1 : 0
            if matched == word.count { return true }
        }
        return false
    }
}
