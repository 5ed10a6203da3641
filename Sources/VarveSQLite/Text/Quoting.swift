import CSQLite3

/// Names and literals as they stand in SQL.
enum Quoting {
    /// An identifier, always quoted.
    static func identifier(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
    }

    /// Several identifiers with commas between them.
    static func identifiers(_ names: some Sequence<String>) -> String {
        names.map(identifier).joined(separator: ", ")
    }

    /// A text literal.
    ///
    /// SQL text can't hold a NUL, so text with one is written as an expression.
    static func literal(_ text: String) -> String {
        let parts = text.split(separator: "\0", omittingEmptySubsequences: false)
            .map { "'" + $0.replacing("'", with: "''") + "'" }
        return parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " || char(0) || ") + ")"
    }

    /// Whether a name can stand without quotes.
    static func isPlain(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        return name.utf8.allSatisfy { Token.isPlainNameByte($0) } && !isKeyword(name)
    }

    /// A name as it stands in normal form: quoted only where it must be.
    static func plainIfPossible(_ name: String) -> String { isPlain(name) ? name : identifier(name) }

    /// Whether SQLite takes a word for a keyword.
    static func isKeyword(_ word: String) -> Bool {
        sqlite3_keyword_check(word, Int32(word.utf8.count)) != 0
    }

    /// The form in which SQLite compares names: it folds ASCII letters and no others.
    static func folded(_ name: String) -> String {
        guard name.utf8.contains(where: { (65...90).contains($0) }) else { return name }
        return String(decoding: name.utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The name in capitals, again in ASCII only.
    static func uppercased(_ name: String) -> String {
        guard name.utf8.contains(where: { (97...122).contains($0) }) else { return name }
        return String(decoding: name.utf8.map { (97...122).contains($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
    }
}
