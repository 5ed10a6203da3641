import VarveCatalog

extension PlanParts.Edit {
    /// ALTER TABLE statements, by what they do.
    struct Statements {
        var additions: [String] = []
        var removals: [String] = []
    }

    /// The ALTER TABLE statements that carry out the edit; `nil` where it takes a rebuild.
    func statements(from source: TableShape, to target: TableShape) -> Statements? {
        guard !changesOtherwise, !sharesNames else { return nil }
        let table = "ALTER TABLE \(Quoting.identifier(target.name))"
        var open = addedConstraints
        var statements = Statements()
        for column in addedColumns {
            let own = open.filter { Self.isOf($0, column) }
            guard Self.canAdd(column, with: own, to: source) else { return nil }
            open.removeAll { own.contains($0) }
            let text = TableWriter(shape: target).column(column, with: own)
            statements.additions.append("\(table) ADD COLUMN \(text)")
        }
        for column in droppedColumns {
            guard canDrop(column, from: source) else { return nil }
            statements.removals.append("\(table) DROP COLUMN \(Quoting.identifier(column.name))")
        }
        return open.isEmpty ? statements : nil
    }

    /// Whether a name goes and comes again in another case.
    private var sharesNames: Bool {
        let added = Set(addedColumns.map { Quoting.folded($0.name) })
        return droppedColumns.contains { added.contains(Quoting.folded($0.name)) }
    }

    /// Whether a constraint can stand in the line of a column.
    private static func isOf(_ constraint: CatalogObject, _ column: CatalogObject) -> Bool {
        let columns = constraint.dependencies.filter { $0.kind == .column && $0.path[0] == column.id.path[0] }
        return [.check, .foreignKey].contains(constraint.kind) && columns == [column.id]
    }

    /// SQLite's manual, ALTER TABLE ADD COLUMN: no PRIMARY KEY or UNIQUE, no default that is not constant, NOT NULL
    /// only with a default other than NULL, REFERENCES only with NULL as default, no stored generated column.
    private static func canAdd(
        _ column: CatalogObject, with constraints: [CatalogObject], to table: TableShape
    ) -> Bool {
        let value = column[.defaultExpression]
        if column[.generation] == "stored" { return false }
        // A computed NOT NULL or CHECK is tested against the rows that are there, which is as it should be.
        if column[.generation] != nil { return true }
        if let value, !TableWriter.isConstant(value) { return false }
        let isNull = value == nil || value == "NULL"
        if column[flag: .isNotNull], isNull { return false }
        return isNull || !constraints.contains { $0.kind == .foreignKey }
    }

    /// SQLite's manual, ALTER TABLE DROP COLUMN: not a column of a key, a constraint, an index that stays, or another
    /// column's expression. Views and triggers are out of the way by then.
    private func canDrop(_ column: CatalogObject, from table: TableShape) -> Bool {
        let users = table.constraints + table.columns
        return !users.contains { $0.dependencies.contains(column.id) }
    }
}
