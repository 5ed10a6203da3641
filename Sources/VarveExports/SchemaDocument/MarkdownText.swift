/// Text as it stands in Markdown.
enum MarkdownText {
    /// Code, also in a table.
    static func code(_ text: String) -> String {
        let line = CommentText.line(text).replacing("|", with: "\\|")
        guard line.contains("`") else { return line.isEmpty ? "" : "`\(line)`" }
        return "`` \(line) ``"
    }

    /// Plain text in one line, also in a table.
    static func escaped(_ text: String) -> String {
        CommentText.line(text).map { "\\`*_[]<>|#".contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    /// Plain text whose lines stay lines.
    static func paragraphs(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
            .joined(separator: "\n")
    }

    /// The anchor of a heading.
    static func anchor(_ heading: String) -> String {
        heading.lowercased().map { character in
            if character.isLetter || character.isNumber || character == "_" || character == "-" {
                return String(character)
            }
            return character == " " ? "-" : ""
        }
        .joined()
    }
}
