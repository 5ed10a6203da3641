extension JSON5Reader {
    /// Skips white space and comments.
    mutating func skipSpace() throws(JSON5Error) {
        while let byte = peek {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                position += 1
            case UInt8(ascii: "/"):
                try skipComment()
            case 0xEF where position == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]):
                position += 3  // a byte order mark
            default:
                return
            }
        }
    }

    private mutating func skipComment() throws(JSON5Error) {
        let start = position
        position += 1
        if take(UInt8(ascii: "/")) {
            while let byte = peek, byte != UInt8(ascii: "\n") { position += 1 }
        } else if take(UInt8(ascii: "*")) {
            while position + 1 < bytes.count {
                if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
                    position += 2
                    return
                }
                position += 1
            }
            throw JSON5Error(message: "the comment never ends", offset: start)
        } else {
            throw JSON5Error(message: "expected a comment after '/'", offset: start)
        }
    }

    /// A text in single or double quotes.
    mutating func text() throws(JSON5Error) -> String {
        let start = position
        let quote = bytes[position]
        position += 1
        var content: [UInt8] = []
        while let byte = peek {
            position += 1
            switch byte {
            case quote: return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): content += try escape()
            case UInt8(ascii: "\n"): throw JSON5Error(message: "the text has no closing quote", offset: start)
            default: content.append(byte)
            }
        }
        throw JSON5Error(message: "the text has no closing quote", offset: start)
    }

    private mutating func escape() throws(JSON5Error) -> [UInt8] {
        guard let byte = peek else { throw failure("the file ends inside a text") }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "u"): return try unicodeEscape()
        case UInt8(ascii: "\n"): return []  // a line break that is not part of the text
        default: return [byte]
        }
    }

    private mutating func unicodeEscape() throws(JSON5Error) -> [UInt8] {
        var units = [try hexadecimalUnit()]
        if UTF16.isLeadSurrogate(units[0]), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
            units.append(try hexadecimalUnit())
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private mutating func hexadecimalUnit() throws(JSON5Error) -> UInt16 {
        let digits = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
        guard digits.utf8.count == 4, let unit = UInt16(digits, radix: 16) else {
            throw failure("expected four hexadecimal digits after \\u")
        }
        position += 4
        return unit
    }
}
