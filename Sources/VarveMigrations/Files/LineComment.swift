/// What stands behind the `--` of a line that is nothing but a comment.
struct LineComment {
    let text: Substring

    /// Reads a line; `nil` where it is no comment.
    init?(_ line: Substring) {
        let trimmed = line.trimmingSpaces()
        guard trimmed.hasPrefix("--") else { return nil }
        text = trimmed.dropFirst(2).trimmingSpaces()
    }

    /// What follows a word and spaces; `nil` where the comment begins otherwise.
    func argument(after word: String) -> Substring? {
        guard text.hasPrefix(word) else { return nil }
        return text.dropFirst(word.count).trimmingSpaces()
    }
}

extension Substring {
    /// The text without white space around it.
    func trimmingSpaces() -> Substring {
        let start = drop { $0.isWhitespace }
        let end = start.reversed().drop { $0.isWhitespace }
        return start[..<end.startIndex.base]
    }
}

extension String {
    /// The text without white space around it.
    func trimmingSpaces() -> String {
        String(self[...].trimmingSpaces())
    }
}
