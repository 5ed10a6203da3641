/// Reads JSON5: JSON with comments, commas after the last item, keys without quotes and texts in single quotes.
///
/// The reader is our own because each value must keep its place in the file: an unknown key is an error that names
/// its line.
struct JSON5Reader {
    let bytes: [UInt8]
    var position = 0

    /// Reads a whole text, which holds one value.
    static func read(_ text: String) throws(JSON5Error) -> JSON5Value {
        var reader = JSON5Reader(bytes: Array(text.utf8))
        let value = try reader.value(depth: 0)
        try reader.skipSpace()
        guard reader.peek == nil else { throw reader.failure("nothing may follow the closing brace") }
        return value
    }

    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    func failure(_ message: String) -> JSON5Error { JSON5Error(message: message, offset: position) }

    mutating func value(depth: Int) throws(JSON5Error) -> JSON5Value {
        guard depth < 64 else { throw failure("values are nested too deeply") }
        try skipSpace()
        let start = position
        let content: JSON5Value.Content
        switch peek {
        case UInt8(ascii: "{"): content = .object(try members(depth: depth))
        case UInt8(ascii: "["): content = .list(try items(depth: depth))
        case UInt8(ascii: "\""), UInt8(ascii: "'"): content = .text(try text())
        case nil: throw failure("the file ends where a value must stand")
        default: content = try word()
        }
        return JSON5Value(content: content, offset: start)
    }

    private mutating func members(depth: Int) throws(JSON5Error) -> [JSON5Member] {
        var members: [JSON5Member] = []
        try sequence(until: UInt8(ascii: "}")) { reader throws(JSON5Error) in
            let start = reader.position
            let key = try reader.key()
            try reader.skipSpace()
            guard reader.take(UInt8(ascii: ":")) else {
                throw reader.failure("a colon must follow the key '\(key)'")
            }
            guard !members.contains(where: { $0.key == key }) else {
                throw JSON5Error(message: "the key '\(key)' is there twice", offset: start)
            }
            members.append(JSON5Member(key: key, offset: start, value: try reader.value(depth: depth + 1)))
        }
        return members
    }

    private mutating func items(depth: Int) throws(JSON5Error) -> [JSON5Value] {
        var items: [JSON5Value] = []
        try sequence(until: UInt8(ascii: "]")) { reader throws(JSON5Error) in
            items.append(try reader.value(depth: depth + 1))
        }
        return items
    }

    /// Items with commas between them, and perhaps one after the last.
    private mutating func sequence(
        until end: UInt8, _ item: (inout JSON5Reader) throws(JSON5Error) -> Void
    ) throws(JSON5Error) {
        position += 1
        while true {
            try skipSpace()
            if take(end) { return }
            try item(&self)
            try skipSpace()
            if take(end) { return }
            guard take(UInt8(ascii: ",")) else {
                let closing = Character(UnicodeScalar(end))
                throw failure(
                    peek == nil ? "the file ends before '\(closing)'" : "expected ',' or '\(closing)'")
            }
        }
    }

    private mutating func key() throws(JSON5Error) -> String {
        if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") { return try text() }
        let start = position
        while let byte = peek, Self.isWordByte(byte) { position += 1 }
        guard position > start else { throw failure("expected a key") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func word() throws(JSON5Error) -> JSON5Value.Content {
        let start = position
        while let byte = peek, Self.isWordByte(byte) || Self.isNumberByte(byte) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        switch word {
        case "null": return .null
        case "true": return .flag(true)
        case "false": return .flag(false)
        default:
            if let first = word.utf8.first, Self.isNumberByte(first), let number = Double(word) {
                return .number(number)
            }
            position = start
            throw failure("expected a value")
        }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...: true
        default: false
        }
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }
}
