/// Cuts SQL into tokens as SQLite's tokenizer does (`sqlite3GetToken` in its tokenize.c).
struct Tokenizer: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var position: Int

    /// - Parameter from: Where to begin, as a count of UTF-8 bytes.
    init(_ sql: some StringProtocol, from: Int = 0) {
        self.init(Array(sql.utf8), from: from)
    }

    init(_ bytes: [UInt8], from: Int = 0) {
        self.bytes = bytes
        self.position = from
    }

    mutating func next() -> Token? {
        guard let (kind, range) = nextRange() else { return nil }
        return Token(
            kind: kind, text: String(decoding: bytes[range], as: UTF8.self), offset: range.lowerBound)
    }

    /// The next token's kind and place, for those who don't need its text.
    mutating func nextRange() -> (Token.Kind, Range<Int>)? {
        skipSpace()
        guard position < bytes.count else { return nil }
        let start = position
        let kind = scan()
        return (kind, start..<position)
    }

    private func byte(_ offset: Int) -> UInt8 {
        position + offset < bytes.count ? bytes[position + offset] : 0
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch (byte(0), byte(1)) {
            case (0x20, _), (0x09, _), (0x0A, _), (0x0C, _), (0x0D, _): position += 1
            case (UInt8(ascii: "-"), UInt8(ascii: "-")):
                while position < bytes.count, bytes[position] != 0x0A { position += 1 }
            case (UInt8(ascii: "/"), UInt8(ascii: "*")) where position + 2 < bytes.count: skipBlockComment()
            // A byte order mark is white space.
            case (0xEF, 0xBB) where byte(2) == 0xBF: position += 3
            default: return
            }
        }
    }

    /// A comment that never ends runs to the end of the text, which SQLite allows.
    private mutating func skipBlockComment() {
        position += 3
        while position < bytes.count, !(bytes[position - 1] == 0x2A && bytes[position] == 0x2F) {
            position += 1
        }
        position = Swift.min(position + 1, bytes.count)
    }

    private mutating func scan() -> Token.Kind {
        switch byte(0) {
        case UInt8(ascii: "'"): return scanQuoted(as: .string)
        case UInt8(ascii: "\""), UInt8(ascii: "`"): return scanQuoted(as: .quotedName)
        case UInt8(ascii: "["): return scanBracketed()
        case UInt8(ascii: "("): return advance(1, .opening)
        case UInt8(ascii: ")"): return advance(1, .closing)
        case UInt8(ascii: ","): return advance(1, .comma)
        case UInt8(ascii: ";"): return advance(1, .semicolon)
        case UInt8(ascii: "."): return Token.isDigit(byte(1)) ? scanNumber() : advance(1, .dot)
        case UInt8(ascii: "?"), UInt8(ascii: "$"), UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "#"):
            return scanVariable()
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            return byte(1) == UInt8(ascii: "'") ? scanBlob() : scanWord()
        case let first where Token.isDigit(first): return scanNumber()
        case let first where Token.isNameByte(first): return scanWord()
        default: return scanSymbol()
        }
    }

    private mutating func advance(_ count: Int, _ kind: Token.Kind) -> Token.Kind {
        position += count
        return kind
    }

    private mutating func scanQuoted(as kind: Token.Kind) -> Token.Kind {
        let quote = byte(0)
        position += 1
        while position < bytes.count {
            if bytes[position] == quote {
                guard byte(1) == quote else { return advance(1, kind) }
                position += 1
            }
            position += 1
        }
        return .illegal
    }

    private mutating func scanBracketed() -> Token.Kind {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "]")) else {
            position = bytes.count
            return .illegal
        }
        position = end + 1
        return .quotedName
    }

    private mutating func scanBlob() -> Token.Kind {
        position += 1
        return scanQuoted(as: .blob)
    }

    private mutating func skipWhile(_ condition: (UInt8) -> Bool) {
        while position < bytes.count, condition(bytes[position]) { position += 1 }
    }

    private mutating func scanWord() -> Token.Kind {
        skipWhile(Token.isNameByte)
        return .word
    }

    private mutating func scanVariable() -> Token.Kind {
        position += 1
        skipWhile { Token.isNameByte($0) || $0 == UInt8(ascii: ":") }
        return .variable
    }

    private mutating func scanNumber() -> Token.Kind {
        if byte(0) == UInt8(ascii: "0"), byte(1) | 0x20 == UInt8(ascii: "x") {
            position += 2
            skipWhile(Token.isNameByte)
            return .number
        }
        let isDigit: (UInt8) -> Bool = { Token.isDigit($0) || $0 == UInt8(ascii: "_") }
        skipWhile(isDigit)
        if byte(0) == UInt8(ascii: ".") {
            position += 1
            skipWhile(isDigit)
        }
        let sign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") ? 1 : 0
        if byte(0) | 0x20 == UInt8(ascii: "e"), Token.isDigit(byte(1 + sign)) {
            position += 1 + sign
            skipWhile(isDigit)
        }
        return .number
    }

    private mutating func scanSymbol() -> Token.Kind {
        for symbol in Self.longSymbols where bytes[position...].starts(with: symbol) {
            return advance(symbol.count, .symbol)
        }
        let isSymbol = Self.symbols.contains(byte(0))
        return advance(1, isSymbol ? .symbol : .illegal)
    }

    private static let symbols = Set("-+*/%=<>|&~".utf8)
    private static let longSymbols = ["->>", "->", "==", "<=", "<>", "<<", ">=", ">>", "!=", "||"].map {
        Array($0.utf8)
    }
}
