/// What stands behind the `--` of a line that is nothing but a comment.
struct LineComment {
    let text: Substring

    /// Reads a line; `nil` where it is no comment.
    init?(_ line: Substring) {
        // Most lines are no comments, and most white space is ASCII: so much is told from bytes.
        guard let first = line.utf8.first(where: { !$0.isASCIISpace }),
            first == UInt8(ascii: "-") || first >= 0x80
        else { return nil }
        let trimmed = line.trimmingSpaces()
        guard trimmed.utf8.starts(with: "--".utf8) else { return nil }
        text = Substring(trimmed.utf8.dropFirst(2)).trimmingSpaces()
    }

    /// What follows a word and spaces; `nil` where the comment begins otherwise.
    func argument(after word: String) -> Substring? {
        guard text.utf8.starts(with: word.utf8) else { return nil }
        return Substring(text.utf8.dropFirst(word.utf8.count)).trimmingSpaces()
    }
}

extension Substring {
    /// The text without white space around it.
    func trimmingSpaces() -> Substring {
        var bytes = utf8[...]
        while let first = bytes.first, first.isASCIISpace { bytes.removeFirst() }
        while let last = bytes.last, last.isASCIISpace { bytes.removeLast() }
        guard let first = bytes.first, let last = bytes.last, first >= 0x80 || last >= 0x80 else {
            return Substring(bytes)
        }
        let start = drop { $0.isWhitespace }
        let end = start.reversed().drop { $0.isWhitespace }
        return start[..<end.startIndex.base]
    }
}

extension UInt8 {
    fileprivate var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension String {
    /// The text without white space around it.
    func trimmingSpaces() -> String {
        String(self[...].trimmingSpaces())
    }
}
