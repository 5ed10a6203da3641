/// Names and texts as they stand in DBML.
enum DBMLText {
    /// A name, in quotes where it needs them.
    static func name(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy(isPart) && name.first?.isLetter == true
        return isPlain && !reserved.contains(name.lowercased()) ? name : quotedName(name)
    }

    /// A name in quotes.
    static func quotedName(_ name: String) -> String { "\"\(escaped(name, "\""))\"" }

    /// A type, which may have parentheses and brackets, or a schema.
    static func type(_ type: String) -> String {
        let marks = type.contains(".") ? "." : "(),[]"
        let isPlain = type.utf8.allSatisfy { isPart($0) || marks.utf8.contains($0) }
        return isPlain && type.first?.isLetter == true ? type : quotedName(type)
    }

    /// A text.
    static func text(_ text: String) -> String {
        text.contains("\n") ? "'''\(escaped(text, "'", keepsLines: true))'''" : "'\(escaped(text, "'"))'"
    }

    /// An expression, which can't hold the mark that ends it.
    static func expression(_ text: String) -> String {
        "`\(CommentText.line(text).replacing("`", with: "'"))`"
    }

    private static func escaped(_ text: String, _ quote: Unicode.Scalar, keepsLines: Bool = false) -> String {
        text.unicodeScalars.map { scalar in
            if scalar == "\\" || scalar == quote { return "\\" + String(scalar) }
            if scalar == "\n", keepsLines { return "\n" }
            return UnseenScalars.contains(scalar) ? " " : String(scalar)
        }
        .joined()
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Words that begin something else.
    private static let reserved: Set<String> = [
        "as", "checks", "enum", "indexes", "note", "project", "records", "ref", "table", "tablegroup",
        "tablepartial",
    ]
}
