/// A token of SQL, by SQLite's own rules. White space and comments are none.
struct Token: Hashable, Sendable {
    enum Kind: Sendable {
        /// A keyword or a name without quotes.
        case word
        /// A name in double quotes, back quotes or brackets.
        case quotedName
        case string
        case blob
        case number
        case variable
        case symbol
        case opening
        case closing
        case comma
        case dot
        case semicolon
        /// What SQLite refuses: a quotation that never ends, a stray character.
        case illegal
    }

    let kind: Kind
    /// The token as it was written.
    let text: String
    /// Where it begins, as a count of UTF-8 bytes.
    let offset: Int

    /// Where it ends.
    var end: Int { offset + text.utf8.count }

    /// Whether the token is this keyword, given in capitals.
    func isWord(_ keyword: String) -> Bool {
        kind == .word && text.utf8.count == keyword.utf8.count && Quoting.uppercased(text) == keyword
    }

    /// Whether the token is one of these keywords, given in capitals.
    func isWord(in keywords: Set<String>) -> Bool {
        kind == .word && keywords.contains(Quoting.uppercased(text))
    }

    /// The name that the token stands for, where it can be one: SQLite takes strings for names too.
    var name: String? {
        switch kind {
        case .word: return text
        case .quotedName, .string:
            guard let first = text.first, text.count >= 2 else { return nil }
            let inner = String(text.dropFirst().dropLast())
            return first == "[" ? inner : inner.replacing("\(first)\(first)", with: "\(first)")
        default: return nil
        }
    }

    /// Whether a byte can be inside a name, as SQLite sees it.
    static func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || isPlainNameByte(byte) || byte == UInt8(ascii: "$")
    }

    /// Whether a byte can be inside a name without quotes on every system.
    static func isPlainNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (97...122).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }

    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
