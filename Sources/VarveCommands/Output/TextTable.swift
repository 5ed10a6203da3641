/// A table for people: columns as wide as their widest cell, two spaces between them.
struct TextTable {
    /// The cells of the first line.
    let header: [String]
    /// The columns whose cells stand at the right.
    var rightAligned: Set<Int> = []
    /// The other lines, each with as many cells as the header.
    var rows: [[String]] = []
    /// The look of a row's cells, by column; plain where it says nothing.
    var look: (_ row: Int, _ column: Int) -> Style.Look? = { _, _ in nil }

    /// The table's lines.
    func lines(style: Style) -> [String] {
        let widths = header.indices.map { column in
            ([header] + rows).map { $0[column].count }.max() ?? 0
        }
        let head = line(header, widths: widths) { text, _ in style(text, .bold) }
        return [head]
            + rows.enumerated().map { index, row in
                line(row, widths: widths) { text, column in
                    look(index, column).map { style(text, $0) } ?? text
                }
            }
    }

    /// Spaces are counted before a look is given, since its codes take no place on the screen.
    private func line(_ cells: [String], widths: [Int], look: (String, Int) -> String) -> String {
        let last = cells.lastIndex { !$0.isEmpty } ?? 0
        return cells.indices.prefix(last + 1).map { column in
            let cell = cells[column]
            let space = String(repeating: " ", count: max(0, widths[column] - cell.count))
            if rightAligned.contains(column) { return space + look(cell, column) }
            return column == last ? look(cell, column) : look(cell, column) + space
        }.joined(separator: "  ")
    }
}
