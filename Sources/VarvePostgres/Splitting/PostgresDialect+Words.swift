import VarveDatabase

extension PostgresDialect {
    public func words(of statement: String) -> [StatementWord] {
        let bytes = Array(statement.utf8)
        guard let tokens = try? Token.scan(bytes[...]) else { return [] }
        return tokens.compactMap { token in
            let offset = token.range.lowerBound
            if let keyword = token.keyword { return StatementWord(text: keyword, offset: offset) }
            return Self.name(bytes[token.range]).map { StatementWord(text: $0, offset: offset) }
        }
    }

    /// The name that a token is; `nil` where it is none.
    private static func name(_ token: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: token, as: UTF8.self)
        switch token.first {
        case UInt8(ascii: "\""): return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
        case UInt8(ascii: "_"), .some(0x80...): return text.lowercased()
        case let letter? where (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter | 0x20):
            // E'…' and its like are texts.
            return token.contains(UInt8(ascii: "'")) ? nil : text.lowercased()
        default: return nil
        }
    }

    public func family(ofType name: String) -> TypeFamily {
        switch name {
        case "text", "character", "citext", "name", "\"char\"": return .text
        case "bytea": return .bytes
        case "uuid": return .uuid
        case "json", "jsonb": return .json
        default: break
        }
        if name.hasSuffix("[]") { return .other }
        if name.hasPrefix("character varying") || name.hasPrefix("character(") { return .text }
        return name.hasPrefix("timestamp") ? .timestamp : .other
    }
}
