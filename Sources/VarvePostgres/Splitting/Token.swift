import CPgQuery
import VarveDatabase

/// A token of the server's scanner.
struct Token {
    /// Where it is, in UTF-8 bytes.
    let range: Range<Int>

    /// The keyword in lower case; `nil` for names, literals and signs.
    let keyword: String?

    /// The sign where the token is a single one, such as `;`.
    let sign: UInt8?

    let isComment: Bool
}

extension Token {
    /// The tokens of a text.
    ///
    /// - Throws: ``DatabaseError`` with the offset of a quote, comment or dollar quote that has no end.
    static func scan(_ bytes: ArraySlice<UInt8>) throws(DatabaseError) -> [Token] {
        let text = bytes.map { CChar(bitPattern: $0) } + [0]
        let result = pg_query_scan(text)
        defer { pg_query_free_scan_result(result) }
        if let error = result.error { throw failure(error.pointee, in: bytes) }
        guard let data = result.pbuf.data else { return [] }
        var message = ProtobufReader(
            UnsafeRawBufferPointer(start: data, count: result.pbuf.len))
        var tokens: [Token] = []
        while let field = message.next() {
            // ScanResult: repeated ScanToken tokens = 2
            if field.number == 2, case .bytes(let content) = field.value {
                tokens.append(Token(ProtobufReader(content), in: bytes))
            }
        }
        return tokens
    }

    /// ScanToken: int32 start = 1, int32 end = 2, Token token = 4, KeywordKind keyword_kind = 5
    private init(_ message: ProtobufReader, in bytes: ArraySlice<UInt8>) {
        var message = message
        var fields: [Int: Int] = [:]
        while let field = message.next() {
            if case .number(let number) = field.value { fields[field.number] = number }
        }
        let start = bytes.startIndex + (fields[1] ?? 0)
        let end = bytes.startIndex + (fields[2] ?? 0)
        self.range = start..<max(start, min(end, bytes.endIndex))
        let text = bytes[range]
        let isKeyword = fields[5, default: 0] != 0
        self.keyword = isKeyword ? String(decoding: text, as: UTF8.self).lowercased() : nil
        self.sign = text.count == 1 ? text.first : nil
        self.isComment = text.starts(with: "--".utf8) || text.starts(with: "/*".utf8)
    }

    private static func failure(_ error: PgQueryError, in bytes: ArraySlice<UInt8>) -> DatabaseError {
        let text = String(decoding: bytes, as: UTF8.self)
        let message = error.message.map { String(cString: $0) } ?? "the text can't be read as SQL"
        return DatabaseError(
            .syntax, message,
            offset: bytes.startIndex + DatabaseError.byteOffset(ofCharacter: Int(error.cursorpos), in: text))
    }
}
