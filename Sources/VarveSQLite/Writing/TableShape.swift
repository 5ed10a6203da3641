import VarveCatalog

/// A table of a catalog with its parts.
struct TableShape {
    let table: CatalogObject
    let columns: [CatalogObject]
    let constraints: [CatalogObject]
    let indexes: [CatalogObject]

    var name: String { table.name }
    var columnNames: [String] { columns.map(\.name) }

    init(_ table: CatalogObject, in catalog: Catalog, _ graph: CatalogGraph) {
        self.table = table
        let parts = graph.parts(of: table.id).compactMap { catalog[$0] }
        columns = parts.filter { $0.kind == .column }
        indexes = parts.filter { $0.kind == .index }
        constraints = parts.filter { $0.kind != .column && SQLiteRules.tableParts.contains($0.kind) }
    }

    func column(_ name: String) -> CatalogObject? { columns.first { $0.name == name } }

    var foreignKeys: [CatalogObject] { constraints.filter { $0.kind == .foreignKey } }

    /// The names of the tables that this one refers to, as SQLite compares them.
    var references: Set<String> {
        Set(foreignKeys.compactMap { $0[.referencedTable]?.first.map(Quoting.folded) })
    }

    /// The names of the tables whose rows take rows of this one with them or change them when they go.
    var actingReferences: Set<String> {
        let acting = foreignKeys.filter { $0[.onDelete] != nil && $0[.onDelete] != "RESTRICT" }
        return Set(acting.compactMap { $0[.referencedTable]?.first.map(Quoting.folded) })
    }

    /// Whether ADD COLUMN has SQLite check all rows, which it does with `PRAGMA quick_check`.
    var isCheckedByAddColumn: Bool {
        table[flag: .isStrict] || constraints.contains { $0.kind == .check }
            || columns.contains { $0[.generation] != nil && $0[flag: .isNotNull] }
    }

    var isAutoincrement: Bool { constraints.contains { $0[flag: .isAutoincrement] } }

    /// Whether a constraint says itself what becomes of a row that it refuses.
    var hasConflictClauses: Bool { (columns + constraints).contains { $0[.onConflict] != nil } }

    /// The column that is the rowid under another name; `nil` where there is none.
    var rowIDColumn: String? {
        guard !table[flag: .isWithoutRowID],
            let key = constraints.first(where: { $0.kind == .primaryKey })?[.columns],
            key.count == 1, let column = column(key[0]), column[.dataType] == "INTEGER"
        else { return nil }
        return column.name
    }

    /// A name by which the rowid can be had; `nil` where there is no rowid, or columns hide it.
    var rowIDName: String? {
        let hidden = Set(columnNames.map(Quoting.folded))
        return table[flag: .isWithoutRowID]
            ? nil : ["rowid", "_rowid_", "oid"].first { !hidden.contains($0) }
    }
}

/// All tables of a catalog by name, and who refers to whom.
struct TableShapes {
    let shapes: [String: TableShape]

    init(_ catalog: Catalog) {
        let graph = CatalogGraph(catalog)
        var shapes: [String: TableShape] = [:]
        for table in catalog.all(.table) {
            shapes[table.name] = TableShape(table, in: catalog, graph)
        }
        self.shapes = shapes
    }

    subscript(name: String) -> TableShape? { shapes[name] }

    /// Whether `PRAGMA quick_check` can see NULLs where there are none: SQLite 3.40 does in a WITHOUT ROWID table with a
    /// NOT NULL column whose default is an expression.
    var confuseQuickCheck: Bool {
        shapes.values.contains { shape in
            shape.table[flag: .isWithoutRowID]
                && shape.columns.contains { column in
                    column[flag: .isNotNull]
                        && column[.defaultExpression].map { !TableWriter.isConstant($0) } ?? false
                }
        }
    }

    /// The tables that refer to one of these, directly or through others, and these themselves.
    func closure(of names: Set<String>) -> Set<String> {
        var closure = names
        var folded = Set(names.map(Quoting.folded))
        var isGrowing = true
        while isGrowing {
            let found = shapes.values.filter {
                !closure.contains($0.name) && !$0.references.isDisjoint(with: folded)
            }
            closure.formUnion(found.map(\.name))
            folded.formUnion(found.map { Quoting.folded($0.name) })
            isGrowing = !found.isEmpty
        }
        return closure
    }

    /// Tables so that each comes after those it refers to. In a circle names decide.
    func parentsFirst(_ names: Set<String>) -> [String] {
        var order: [String] = []
        var visited: Set<String> = []
        let byFoldedName = Dictionary(names.map { (Quoting.folded($0), $0) }) { first, _ in first }
        // An explicit stack: chains of references can be long.
        for root in names.sorted() where visited.insert(root).inserted {
            var stack = [(root, parents(of: root, among: byFoldedName))]
            while let (name, rest) = stack.last {
                guard let next = rest.first else {
                    order.append(name)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].1.removeFirst()
                if visited.insert(next).inserted {
                    stack.append((next, parents(of: next, among: byFoldedName)))
                }
            }
        }
        return order
    }

    private func parents(of name: String, among names: [String: String]) -> ArraySlice<String> {
        (shapes[name]?.references ?? []).compactMap { names[$0] }.sorted()[...]
    }
}
