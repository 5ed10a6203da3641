import VarveCatalog
import VarveDatabase

/// The tables by the categories that the headers of their migrations name.
struct TableCategories {
    /// A category's tables and the migrations that made or changed something of theirs.
    private struct Row {
        let name: String
        var tables: Set<ObjectID> = []
        var migrations: [Int] = []
    }

    private var rows: [Row] = []
    private let history: MigrationHistory

    /// - Throws: ``MigrationError/malformedDirective(_:reason:)`` where a header names a table that its migration does
    ///   not make.
    init(_ history: MigrationHistory) throws(MigrationError) {
        self.history = history
        for step in history.steps { try sort(step) }
        for (index, step) in history.steps.enumerated() {
            let touched = step.touched
            for row in rows.indices where !rows[row].tables.isDisjoint(with: touched) {
                rows[row].migrations.append(index)
            }
        }
    }

    private mutating func sort(_ step: MigrationHistory.Step) throws(MigrationError) {
        var made = Set(step.created.map(\.id).filter { [.table, .virtualTable].contains($0.kind) })
        for category in step.migration.header.tableCategories {
            for name in category.tables {
                guard let id = made.first(where: { history.dialect.display($0.path) == name }) else {
                    throw .malformedDirective(
                        ScriptLocation(file: step.migration.up.script.name, line: 1, column: 1),
                        reason:
                            "the category “\(category.name)” names \(name), a table that the migration does not make"
                    )
                }
                made.remove(id)
                add(id, to: category.name)
            }
        }
        for id in made.sorted() { add(id, to: step.migration.header.category ?? "Other") }
    }

    private mutating func add(_ table: ObjectID, to category: String) {
        guard history.end[table] != nil else { return }
        if let index = rows.firstIndex(where: { $0.name == category }) {
            rows[index].tables.insert(table)
        } else {
            rows.append(Row(name: category, tables: [table]))
        }
    }

    /// The categories with the number of their tables, and a line of further counts.
    func table(_ counts: String) -> String {
        let lines = rows.map { row in
            let names = row.tables.sorted().map { "`\(history.dialect.display($0.path))`" }
            return
                "| \(row.name) | \(row.tables.count) | \(names.joined(separator: ", ")) | \(versions(row.migrations)) |"
        }
        let table =
            "| category | tables | | migrations |\n|---|---|---|---|\n" + lines.joined(separator: "\n")
        return (lines.isEmpty ? "" : table + "\n\n") + "In all: \(counts.isEmpty ? "nothing" : counts)."
    }

    /// Numbers of migrations, three or more in a row as a range.
    private func versions(_ indexes: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for index in indexes {
            if let last = runs.last, last.upperBound == index - 1 {
                runs[runs.count - 1] = last.lowerBound...index
            } else {
                runs.append(index...index)
            }
        }
        func text(_ index: Int) -> String { history.steps[index].migration.version.text }
        return runs.flatMap { run in
            run.count > 2 ? ["\(text(run.lowerBound)) to \(text(run.upperBound))"] : run.map(text)
        }.joined(separator: ", ")
    }
}
