import VarveTestSupport

/// Two schemas, and whether there are rows in the first.
struct SchemaPair: Sendable, CustomStringConvertible {
    var first: SchemaSpec
    var second: SchemaSpec

    init(seed: UInt64) {
        var generator = SchemaGenerator(seed: seed)
        first = generator.schema().repaired
        second = generator.random.chance(10) ? generator.schema().repaired : generator.mutation(of: first)
        if generator.random.chance(50) { swap(&first, &second) }
        repair()
    }

    private mutating func repair() {
        first = first.repaired
        second = second.repaired
        for index in second.tables.indices {
            let table = second.tables[index]
            second.tables[index].constraints.removeAll { !Self.holds($0, of: table, in: first) }
        }
    }

    /// Whether the way back meets rows whose references have gone.
    var isOneWay: Bool {
        first.tables.contains { table in table.constraints.contains { !Self.holds($0, of: table, in: second) }
        }
    }

    /// Whether rows that come from another schema obey a foreign key.
    private static func holds(_ key: ConstraintSpec, of table: TableSpec, in other: SchemaSpec) -> Bool {
        guard key.kind == .foreignKey, let child = other.table(table.name) else { return true }
        // A column that comes back is filled with its default, which fits no key together with a column that stayed.
        let present = key.columns.filter { child.column($0) != nil }.count
        guard present == 0 || present == key.columns.count else { return false }
        guard let parent = other.table(key.parent) else { return false }
        return zip(key.columns, key.parentColumns).allSatisfy { own, theirs in
            let kind = table.column(own)?.referenceClass
            let before = child.column(own)
            return parent.column(theirs)?.referenceClass == kind
                && (before == nil || before?.referenceClass == kind)
        }
    }

    var description: String {
        (["-- from"] + first.sql + ["-- to"] + second.sql).joined(separator: ";\n")
    }

    /// Pairs with something left out, in one schema or in both.
    var smaller: [SchemaPair] {
        var candidates: [SchemaPair] = []
        func add(_ change: (inout SchemaPair) -> Void) {
            var pair = self
            change(&pair)
            pair.repair()
            if pair.first.size + pair.second.size < first.size + second.size { candidates.append(pair) }
        }
        for name in Set((first.tables + second.tables).map(\.name)).sorted() {
            add { pair in
                pair.first.tables.removeAll { $0.name == name }
                pair.second.tables.removeAll { $0.name == name }
            }
        }
        for part in [\SchemaPair.first, \SchemaPair.second] { addParts(of: part, add) }
        return candidates
    }

    private func addParts(
        of part: WritableKeyPath<SchemaPair, SchemaSpec>, _ add: ((inout SchemaPair) -> Void) -> Void
    ) {
        let schema = self[keyPath: part]
        let other = part == \SchemaPair.first ? \SchemaPair.second : \SchemaPair.first
        for view in schema.views {
            add { pair in
                for part in [part, other] { pair[keyPath: part].views.removeAll { $0 == view } }
            }
            add { $0[keyPath: part].views.removeAll { $0 == view } }
        }
        for trigger in schema.triggers {
            add { pair in
                for part in [part, other] { pair[keyPath: part].triggers.removeAll { $0 == trigger } }
            }
            add { $0[keyPath: part].triggers.removeAll { $0 == trigger } }
        }
        for (index, table) in schema.tables.enumerated() {
            add { $0[keyPath: part].tables.remove(at: index) }
            let twin = self[keyPath: other].tables.firstIndex { $0.name == table.name }
            for column in table.columns {
                add { pair in
                    pair[keyPath: part].tables[index].columns.removeAll { $0.name == column.name }
                    if let twin {
                        pair[keyPath: other].tables[twin].columns.removeAll { $0.name == column.name }
                    }
                }
                add { $0[keyPath: part].tables[index].columns.removeAll { $0.name == column.name } }
            }
            for constraint in table.constraints {
                add { pair in
                    pair[keyPath: part].tables[index].constraints.removeAll { $0 == constraint }
                    if let twin {
                        pair[keyPath: other].tables[twin].constraints.removeAll { $0 == constraint }
                    }
                }
                add { $0[keyPath: part].tables[index].constraints.removeAll { $0 == constraint } }
            }
            for key in table.indexes {
                add { pair in
                    pair[keyPath: part].tables[index].indexes.removeAll { $0 == key }
                    if let twin { pair[keyPath: other].tables[twin].indexes.removeAll { $0 == key } }
                }
                add { $0[keyPath: part].tables[index].indexes.removeAll { $0 == key } }
            }
        }
    }
}
