extension NormalForm {
    /// The normal form of a view's query, with its main clauses on lines of their own.
    func query(_ tokens: ArraySlice<Token>) -> String {
        var lines: [String] = []
        var start = tokens.startIndex
        var depth = 0
        for index in tokens.indices {
            switch tokens[index].kind {
            case .opening: depth += 1
            case .closing: depth -= 1
            default: break
            }
            let follows = index > tokens.startIndex ? tokens[index - 1] : nil
            if depth == 0, index > start, tokens[index].isWord(in: Self.clauses),
                follows?.isWord("DISTINCT") != true
            {
                lines.append(text(of: tokens[start..<index]).text)
                start = index
            }
        }
        lines.append(text(of: tokens[start...]).text)
        return lines.joined(separator: "\n")
    }

    /// The normal form of a trigger from its head to its END, with its statements on lines of their own.
    func trigger(_ tokens: ArraySlice<Token>) -> String {
        guard let begin = tokens.firstIndex(where: { $0.isWord("BEGIN") }),
            let end = tokens.lastIndex(where: { $0.isWord("END") }), begin < end
        else { return text(of: tokens).text }
        let statements = tokens[(begin + 1)..<end].split { $0.kind == .semicolon }
        return text(of: tokens[..<begin]).text + "\nBEGIN\n"
            + statements.map { "    " + text(of: $0).text + ";\n" }.joined() + "END"
    }

    private static let clauses: Set<String> = [
        "FROM", "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "UNION", "EXCEPT", "INTERSECT",
    ]
}
