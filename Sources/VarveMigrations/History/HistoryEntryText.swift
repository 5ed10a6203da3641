import VarveCatalog
import VarveDatabase

/// What the history says of one migration.
struct HistoryEntryText {
    private let step: MigrationHistory.Step
    private let before: ObjectWords
    private let after: ObjectWords

    init(_ step: MigrationHistory.Step, dialect: any Dialect) {
        self.step = step
        before = ObjectWords(catalog: step.before, dialect: dialect)
        after = ObjectWords(catalog: step.after, dialect: dialect)
    }

    var text: String {
        let header = step.migration.header
        var paragraphs = ["#### \(step.migration.label)"]
        if let purpose = header.purpose { paragraphs.append(purpose) }
        var facts = header.date.map { ["- date: \($0)"] } ?? []
        facts += header.related.map { "- related: \($0)" }
        if !step.migration.hasDown { facts.append("- there is no down half") }
        if !facts.isEmpty { paragraphs.append(facts.joined(separator: "\n")) }
        paragraphs += createdTables.map(created) + changedTables.map(changed)
        if !others.isEmpty { paragraphs.append(others.joined(separator: "\n")) }
        if step.touched.isEmpty { paragraphs.append("The schema stays as it was.") }
        return paragraphs.joined(separator: "\n\n")
    }

    private var createdTables: [CatalogObject] {
        step.created.filter { $0.kind == .table }.sorted(by: CatalogGraph.naturalOrder)
    }

    /// Tables that were there and of which something came, went or changed.
    private var changedTables: [ObjectID] {
        step.touched.filter { $0.kind == .table && step.before[$0] != nil && step.after[$0] != nil }.sorted()
    }

    private func created(_ table: CatalogObject) -> String {
        let parts = step.after.objects.values.filter { $0.owner == table.id }.sorted(
            by: CatalogGraph.naturalOrder)
        let columns = parts.filter { $0.kind == .column }
        var text = "**\(after.name(table.id))** is created.\n\n| column | type | |\n|---|---|---|\n"
        text += columns.map { column in
            let cells = [
                ObjectWords.code(column.name), column[.dataType] ?? "", after.rules(of: column),
            ]
            return "| \(cells.joined(separator: " | ")) |".replacing("  |", with: " |")
        }.joined(separator: "\n")
        let others = Self.inOrder(parts.filter { $0.kind != .column })
        if !others.isEmpty {
            text += "\n\n" + others.map { "- \(after.line(for: $0))" }.joined(separator: "\n")
        }
        return text
    }

    private func changed(_ table: ObjectID) -> String {
        let made = Self.inOrder(step.created.filter { step.after.root(of: $0.id) == table })
        let gone = Self.inOrder(step.dropped.filter { step.before.root(of: $0.id) == table })
        let altered = step.altered.filter { step.after.root(of: $0.new.id) == table }
        let lines =
            made.filter { $0.kind != .columnDefault }.map { "- added: \(after.line(for: $0))" }
            + altered.flatMap { old, new in
                new.differences(from: old).sorted().map { attribute in
                    let values = [old, new].map { $0.attributes[attribute]?.description ?? "none" }
                    return "- changed: \(new.kind) \(after.name(new.id)), \(attribute): "
                        + "\(ObjectWords.code(values[0])) → \(ObjectWords.code(values[1]))"
                }
            } + gone.filter { $0.kind != .columnDefault }.map { "- dropped: \(before.line(for: $0))" }
        return "**\(after.name(table))** is changed.\n\n" + lines.joined(separator: "\n")
    }

    /// What is no part of a table: views, virtual tables, types, functions; and tables that go.
    private var others: [String] {
        func stands(_ object: CatalogObject) -> Bool { object.owner == nil && object.kind != .table }
        let made = step.created.filter(stands).map { object in
            let definition = object.kind == .virtualTable ? object[.definition].map(ObjectWords.code) : nil
            return "- created: \(object.kind) \(after.name(object.id))" + (definition.map { " " + $0 } ?? "")
        }
        let altered = step.altered.filter { stands($0.new) }.map {
            "- changed: \($0.new.kind) \(after.name($0.new.id))"
        }
        let gone = step.dropped.filter { $0.owner == nil }.map {
            "- dropped: \($0.kind) \(before.name($0.id))"
        }
        return made + altered + gone
    }

    /// Columns, keys, references and checks, then what serves them; each sort by name.
    private static func inOrder(_ parts: [CatalogObject]) -> [CatalogObject] {
        let order: [ObjectKind] = [
            .column, .primaryKey, .unique, .foreignKey, .check, .exclusion, .index, .trigger,
        ]
        func place(_ part: CatalogObject) -> Int { order.firstIndex(of: part.kind) ?? order.count }
        return parts.sorted { place($0) == place($1) ? $0.id < $1.id : place($0) < place($1) }
    }
}
