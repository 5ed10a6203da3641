import VarveCatalog
import VarvePlanning

/// Whether the NOT NULL of partitions and heirs is their own beside the one that they inherit, as version 18 knows it.
///
/// What becomes of that while tables are tied, untied and changed is the server's affair: an heir keeps as its own what it
/// had when it was tied, a partition doesn't. So it is set right when all else is done.
struct InheritedNotNull {
    private let plan: Plan
    private let descent: Descent
    /// Heirs that left their parents for a moment, and have all as their own since.
    private let rejoined: Set<ObjectID>
    private let made: Set<ObjectID>
    /// Tables that are tied to a parent by a statement of its own.
    private var tied: Set<ObjectID> = []
    /// Those of them that become heirs.
    private var joined: Set<ObjectID> = []

    init(_ plan: Plan, rejoined: Set<ObjectID>) {
        self.plan = plan
        self.rejoined = rejoined
        descent = Descent(of: plan.target)
        var made: Set<ObjectID> = []
        for case .create(let object, let parts) in plan.changes {
            made.insert(object.id)
            if object.isDescent, let table = object.owner {
                tied.insert(table)
                if object.kind == .inheritance { joined.insert(table) }
            }
            // What is tied by the statement that makes it is as it says there.
            made.formUnion(parts.filter { !$0.isDescent }.map(\.id))
        }
        self.made = made
    }

    /// The statements that are left to do.
    var statements: [String] {
        let inherited = plan.target.objects.values.filter(isInherited).sorted { $0.id < $1.id }
        let own = inherited.filter { $0[flag: .isNotNullOwn] && needsOwn($0) }
        var done: Set<ObjectID> = []
        var result = own.map { "ALTER TABLE \($0.ownerReference) ALTER COLUMN \($0.quotedName) SET NOT NULL" }
        for column in inherited where mayDiffer(column) && !done.contains(column.id) {
            let family = NotNullFamily(of: column, in: plan.target, descent)
            done.formUnion(family.columns.map(\.id))
            result += family.statements
        }
        return result
    }

    /// Whether a column has its NOT NULL from a parent, be it beside its own.
    private func isInherited(_ column: CatalogObject) -> Bool {
        guard column.kind == .column, column[flag: .isNotNull], column.origin != .own,
            let table = column.owner
        else { return false }
        return descent.parents(of: table).contains { parent in
            plan.target[ObjectID(.column, in: parent, column.name)]?.givesNotNull ?? false
        }
    }

    /// Whether the server may take the NOT NULL as inherited only. To say it once more does nothing.
    private func needsOwn(_ column: CatalogObject) -> Bool {
        guard let table = column.owner else { return false }
        let wasOwn = plan.source[column.id]?[flag: .isNotNullOwn] == true && !made.contains(column.id)
        return tied.contains(table) || !wasOwn && !made.contains(table)
    }

    /// Whether the server may take the NOT NULL as the column's own against the target, or has it under another name.
    private func mayDiffer(_ column: CatalogObject) -> Bool {
        guard let table = column.owner else { return false }
        // The server renames neither one that is inherited nor one that is given to heirs.
        let givers = column.dependencies.filter { $0.kind == .column && $0.name == column.name }
        if ([column.id] + givers).contains(where: changesName) { return true }
        if column[flag: .isNotNullOwn] { return needsOwn(column) && wasNamedAbove(column) }
        if rejoined.contains(table) || joined.contains(table) { return true }
        guard let old = plan.source[column.id], !made.contains(table), old[flag: .isNotNull] else {
            return false
        }
        return old[flag: .isNotNullOwn] || !wasGiven(old) || losesGiver(old)
    }

    private func changesName(_ column: ObjectID) -> Bool {
        guard let old = plan.source[column], let new = plan.target[column], let table = new.owner,
            !made.contains(table)
        else { return false }
        return old[.notNullName] != new[.notNullName]
    }

    /// Whether one that becomes the table's own may have the name of a parent's.
    private func wasNamedAbove(_ column: CatalogObject) -> Bool {
        var open = column.owner.map(descent.parents) ?? []
        while let table = open.popLast() {
            let id = ObjectID(.column, in: table, column.name)
            if plan.source[id]?[.notNullName] != nil || plan.target[id]?[.notNullName] != nil { return true }
            open += descent.parents(of: table)
        }
        return false
    }

    private func wasGiven(_ column: CatalogObject) -> Bool { !givers(of: column).isEmpty }

    /// Whether one of two parents stops giving it: to keep it, it is said again where the server forgets both.
    private func losesGiver(_ column: CatalogObject) -> Bool {
        givers(of: column).contains { !(plan.target[$0]?.givesNotNull ?? false) }
    }

    private func givers(of column: CatalogObject) -> [ObjectID] {
        column.dependencies.filter { $0.kind == .column && plan.source[$0]?.givesNotNull ?? false }
    }
}

extension CatalogObject {
    /// Whether partitions and heirs get the column's NOT NULL.
    var givesNotNull: Bool { self[flag: .isNotNull] && !self[flag: .isNotNullNoInherit] }
}
