/// A table whose first two columns hold words and the others numbers.
struct MarkdownTable {
    private var lines: [String]

    init(_ titles: String...) {
        let rules = titles.indices.map { $0 < 2 ? "---" : "--:" }
        lines = [Self.line(titles), Self.line(rules)]
    }

    mutating func add(_ cells: String...) {
        lines.append(Self.line(cells))
    }

    var text: String { lines.joined(separator: "\n") + "\n" }

    private static func line(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }
}
