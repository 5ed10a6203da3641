/// What is said of columns in the form in which a relation or a type holds it: `"total" GRANT SELECT TO "reader"`.
enum ColumnTexts {
    /// Adds the column's name in front of what is said.
    static func text(_ text: String, on column: String) -> String {
        SQLText.identifier(column) + " " + text
    }

    /// What is said by column, as its name stands in SQL.
    static func byColumn(_ texts: [String]) -> [String: [String]] {
        texts.reduce(into: [:]) { result, text in
            let bytes = Array(text.utf8)
            guard let end = endOfName(bytes) else { return }
            let column = String(decoding: bytes[..<end], as: UTF8.self)
            result[column, default: []].append(String(decoding: bytes[(end + 1)...], as: UTF8.self))
        }
    }

    /// Where the blank is behind a name in quotes.
    private static func endOfName(_ bytes: [UInt8]) -> Int? {
        var isQuoted = false
        return bytes.indices.first { place in
            if bytes[place] == UInt8(ascii: "\"") { isQuoted.toggle() }
            return !isQuoted && bytes[place] == UInt8(ascii: " ")
        }
    }
}
