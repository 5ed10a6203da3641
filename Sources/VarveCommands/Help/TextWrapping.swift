/// Breaks text into lines of a width.
enum TextWrapping {
    /// The width that help is written for.
    static let width = 80

    /// The words of a text in lines that are no longer than a width, where a single word is not.
    static func lines(_ text: String, width: Int = width) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// Wraps every paragraph of a text by itself. A line that begins with white space stays as it is.
    static func paragraphs(_ text: String) -> String {
        let wrapped = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix(" ") ? String(line) : lines(String(line)).joined(separator: "\n")
        }
        return wrapped.joined(separator: "\n")
    }

    /// Terms with their explanations beside them, the explanations in one column.
    static func definitions(_ entries: [(term: String, text: String)]) -> String {
        let column = min(30, (entries.map(\.term.count).max() ?? 0) + 4)
        let indent = String(repeating: " ", count: column)
        return entries.map { entry in
            let wrapped = lines(entry.text, width: width - column)
            let term = "  " + entry.term
            let body = wrapped.joined(separator: "\n" + indent)
            return term.count < column - 1 ? term.padded(to: column) + body : "\(term)\n\(indent)\(body)"
        }.joined(separator: "\n")
    }
}

extension String {
    /// The text with spaces after it up to a width.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
