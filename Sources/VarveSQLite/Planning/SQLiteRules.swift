import VarveCatalog
import VarvePlanning

/// What the planner has to know about SQLite.
struct SQLiteRules: PlanningRules {
    /// A table, its columns and its constraints change in place, if need be by a rebuild; all else is made anew.
    func alteration(from old: CatalogObject, to new: CatalogObject) -> Alteration {
        Self.tableParts.contains(old.kind) || old.kind == .table ? .inPlace : .replacement
    }

    /// SQLite binds names late, so nothing rests firmly on anything but a part on its owner. Which views and triggers
    /// stand in the way of a statement is settled where the SQL is written.
    func effect(on dependent: CatalogObject, of change: Disturbance) -> Effect {
        if case .replaced(let object) = change, dependent.owner == object.id {
            return .recreate
        }
        return .none
    }

    func isWritten(_ part: CatalogObject, within owner: CatalogObject) -> Bool {
        owner.kind == .table && Self.tableParts.contains(part.kind)
    }

    /// Tables of both sorts, views and indexes share one name space, triggers have their own, and case does not count.
    func occupiedNames(of object: CatalogObject) -> [String] {
        switch object.kind {
        case .table, .virtualTable, .view, .index: ["object " + Quoting.folded(object.name)]
        case .trigger: ["trigger " + Quoting.folded(object.name)]
        case .column:
            ["column " + object.id.path.map { Quoting.identifier(Quoting.folded($0)) }.joined(separator: ".")]
        default: []
        }
    }

    /// Foreign keys, views, triggers and indexes of text may speak of what is not there yet.
    func canPrecede(_ dependent: CatalogObject, its dependency: ObjectID) -> Bool {
        dependent.owner != dependency && Self.lateKinds.contains(dependent.kind)
    }

    func losses(of changes: [Change], from source: Catalog, to target: Catalog) -> [Loss] {
        changes.flatMap(LossFinder(source: source, target: target).losses)
    }

    func precedence(of change: Change) -> Int {
        let order: [ObjectKind] = [.table, .column, .index, .virtualTable, .view, .trigger]
        let place = order.firstIndex(of: (change.after ?? change.before)?.kind ?? .column) ?? 1
        return change.after == nil ? -place : place + 1
    }

    private static let lateKinds: Set<ObjectKind> = [.foreignKey, .table, .virtualTable, .view, .trigger]

    /// The kinds that are written inside CREATE TABLE.
    static let tableParts: Set<ObjectKind> = [.column, .primaryKey, .unique, .foreignKey, .check]
}
