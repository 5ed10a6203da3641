import VarveCatalog
import VarveDatabase

/// The history of a folder of migrations as a document in Markdown. The same migrations always give the same text.
public struct HistoryDocument: Sendable {
    private let history: MigrationHistory

    /// Describes a history.
    public init(_ history: MigrationHistory) {
        self.history = history
    }

    /// The whole text.
    ///
    /// - Throws: ``MigrationError/malformedDirective(_:reason:)`` where a header puts a table into a category that its
    ///   migration does not make.
    public func text() throws(MigrationError) -> String {
        let categories = try TableCategories(history)
        let sections = [
            """
            # Migration history

            <!-- Written by “varve docs history” from the migrations. Change those and their comments, not this file. -->
            """,
            overview, "## Migrations", migrations, "## Statistics", categories.table(counts),
            "### Breaking changes", breakingChanges,
        ]
        return sections.joined(separator: "\n\n") + "\n"
    }

    private var overview: String {
        let last = history.steps.last?.migration
        let withoutDown = history.steps.filter { !$0.migration.hasDown }.map { "`\($0.migration.label)`" }
        let rows = [
            ("Migrations", String(history.steps.count)),
            ("Current version", last.map { "`\($0.label)`" } ?? "none"),
            ("Database", history.dialect.name),
            ("Without a down half", withoutDown.isEmpty ? "none" : withoutDown.joined(separator: ", ")),
        ]
        return "| | |\n|---|---|\n" + rows.map { "| \($0.0) | \($0.1) |" }.joined(separator: "\n")
    }

    /// The migrations; a run of those with one category stands under a heading.
    private var migrations: String {
        var text: [String] = []
        var rest = history.steps[...]
        while let first = rest.first {
            let category = first.migration.category
            let run = rest.prefix { $0.migration.category == category }
            rest = rest.dropFirst(run.count)
            if let category {
                let versions = [run.first, run.last].compactMap { $0?.migration.version.text }
                let range = run.count == 1 ? versions[0] : "\(versions[0]) to \(versions[1])"
                text.append("### \(category) (\(range))")
            }
            text += run.map { HistoryEntryText($0, dialect: history.dialect).text }
        }
        return text.isEmpty ? "There is none yet." : text.joined(separator: "\n\n")
    }

    /// How many there are of what, after the last migration.
    private var counts: String {
        let kinds: [(kind: ObjectKind, plural: String)] = [
            (.table, "tables"), (.virtualTable, "virtual tables"), (.view, "views"), (.column, "columns"),
            (.index, "indexes"), (.primaryKey, "primary keys"), (.unique, "unique constraints"),
            (.foreignKey, "foreign keys"), (.check, "checks"), (.trigger, "triggers"),
            (.enumType, "enum types"),
            (.function, "functions"),
        ]
        return kinds.compactMap { kind, plural in
            let count = history.end.all(kind).count
            return count == 0 ? nil : "\(count) \(count == 1 ? kind.rawValue : plural)"
        }.joined(separator: ", ")
    }

    private var breakingChanges: String {
        let lines = history.steps.flatMap { step in
            BreakingChanges(step, dialect: history.dialect).lines.map { "- `\(step.migration.label)`: \($0)" }
        }
        return lines.isEmpty ? "None: every migration only adds." : lines.joined(separator: "\n")
    }
}

extension Migration {
    /// The category that the header names first.
    var category: String? { header.category ?? header.tableCategories.first?.name }
}
