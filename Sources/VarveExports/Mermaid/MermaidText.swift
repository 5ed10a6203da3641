/// Names and texts as they stand in a Mermaid diagram, which knows no way to escape: what can't stand is replaced.
enum MermaidText {
    /// A table's name without what can't stand even in quotes.
    static func bareEntity(_ name: String) -> String {
        let text = CommentText.line(name).map { "\"%\\".contains($0) ? "_" : String($0) }.joined()
        return text.isEmpty ? "_" : text
    }

    /// A table's name, in quotes where it needs them.
    static func entity(_ name: String) -> String {
        isWord(name) && !reserved.contains(name.lowercased()) ? name : "\"\(name)\""
    }

    /// The name or type of a column.
    static func attribute(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            text += isPart(scalar) || "[]()".unicodeScalars.contains(scalar) ? String(scalar) : "_"
        }
        if !(text.unicodeScalars.first?.properties.isAlphabetic ?? false), text.first != "_" {
            text = "_" + text
        }
        return ["pk", "fk", "uk"].contains(text.lowercased()) ? text + "_" : text
    }

    /// A text in quotes.
    static func quoted(_ text: String) -> String {
        "\"\(CommentText.line(text).replacing("\"", with: "'"))\""
    }

    /// A text in a comment, where braces may be taken for a directive.
    static func comment(_ text: String) -> String {
        CommentText.line(text).map { $0 == "{" ? "(" : $0 == "}" ? ")" : String($0) }.joined()
    }

    private static func isWord(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic else {
            return false
        }
        return name.unicodeScalars.allSatisfy { $0.isASCII && isPart($0) }
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
                || scalar == "-"
        }
        return (0xC0...0xFFFF).contains(scalar.value) && !UnseenScalars.contains(scalar)
    }

    /// Words that mean something else where a table's name is expected.
    private static let reserved: Set<String> = [
        "acctitle", "accdescr", "class", "classdef", "default", "direction", "erdiagram", "many", "one",
        "only",
        "optionally", "style", "title", "to", "u", "zero",
    ]
}
