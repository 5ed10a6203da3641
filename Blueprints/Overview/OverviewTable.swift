import VarveCatalog
import VarveDatabase

/// What came out for all blueprints, as a table in Markdown whose columns stand below each other.
struct OverviewTable {
    let rows: [Overview.Row]

    private static let header = [
        "blueprint", "database", "tables", "columns", "constraints", "indexes", "triggers", "migrations",
        "up ms",
        "down ms",
    ]

    private var cells: [[String]] {
        rows.map { row in
            [
                row.blueprint.name, "\(row.blueprint.dialect.name) \(row.version)",
                "\(row.count(.table, .virtualTable))", "\(row.count(.column))",
                "\(row.count(.primaryKey, .unique, .foreignKey, .check, .exclusion))", "\(row.count(.index))",
                "\(row.count(.trigger))", "\(row.migrations)", Self.milliseconds(row.up),
                Self.milliseconds(row.down),
            ]
        }
    }

    /// The lines of the table.
    var text: String {
        let lines = [Self.header] + cells
        let widths = Self.header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        let rule = widths.indices.map { column in
            column < 2
                ? String(repeating: "-", count: widths[column])
                : String(repeating: "-", count: widths[column] - 1) + ":"
        }
        return ([lines[0], rule] + lines.dropFirst()).map { line(of: $0, widths) }.joined(separator: "\n")
    }

    private func line(of cells: [String], _ widths: [Int]) -> String {
        let padded = cells.indices.map { column in
            let space = String(repeating: " ", count: widths[column] - cells[column].count)
            return column < 2 ? cells[column] + space : space + cells[column]
        }
        return "| \(padded.joined(separator: " | ")) |"
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return String(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}
