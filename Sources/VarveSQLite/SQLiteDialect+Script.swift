import VarveCatalog
import VarveDatabase
import VarvePlanning

extension SQLiteDialect {
    public func script(for plan: Plan) throws(DatabaseError) -> [StatementGroup] {
        guard !plan.isEmpty else { return [] }
        let before = RenameObstacles(to: plan.leadingRenames, in: plan.source)
        let after = RenameObstacles(to: plan.trailingRenames, in: plan.target)
        var statements = before.drops()
        for rename in plan.leadingRenames { statements += try Self.statements(for: rename) }
        var unfilled: [CatalogObject] = []
        var absent: Set<ObjectID> = []
        if !plan.changes.isEmpty || !before.ids.isEmpty {
            var writer = ScriptWriter(
                plan, parts: try PlanParts(plan), absent: before.ids, postponed: after.ids)
            statements += writer.write()
            unfilled = writer.unfilled
            absent = writer.postponed
        }
        statements += after.drops(besides: absent)
        for rename in plan.trailingRenames { statements += try Self.statements(for: rename) }
        statements += after.creations(after: plan.trailingRenames)
        for index in unfilled {
            let id = plan.trailingRenames.reduce(index.id) { $1.from == $0 ? $1.to : $0 }
            var renamed = index
            renamed.id = id
            statements += VirtualTableText.filling(renamed)
        }
        return statements.isEmpty ? [] : [StatementGroup(statements)]
    }

    /// SQLite's RENAME follows the name into foreign keys, indexes, views and triggers.
    private static func statements(for rename: Rename) throws(DatabaseError) -> [String] {
        let old = rename.from.path
        let new = rename.to.path
        switch rename.from.kind {
        case .table, .virtualTable:
            let differsInCaseOnly = Quoting.folded(old[0]) == Quoting.folded(new[0])
            // A name is taken in any case, so a change of case goes through another name.
            let steps = differsInCaseOnly ? [old[0], "varve_renamed_\(new[0])", new[0]] : [old[0], new[0]]
            return zip(steps, steps.dropFirst()).map {
                StatementWriter.rename($0, to: $1)
            }
        case .column where old.count == 2 && new.count == 2:
            let names = (Quoting.identifier(old[1]), Quoting.identifier(new[1]))
            return ["ALTER TABLE \(Quoting.identifier(new[0])) RENAME COLUMN \(names.0) TO \(names.1)"]
        default:
            throw DatabaseError(
                .unsupported, "SQLite can't rename \(rename.from)",
                hint: "leave the rename out: it is dropped and made anew, which loses no data")
        }
    }
}
