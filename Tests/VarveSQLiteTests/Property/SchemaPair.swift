import VarveTestSupport

/// Two schemas, and whether there are rows in the first.
struct SchemaPair: Sendable, CustomStringConvertible {
    var first: SchemaSpec
    /// With the names of the first where an object is renamed; see ``target``.
    var second: SchemaSpec
    var renames: [RenameSpec]

    init(seed: UInt64) {
        var generator = SchemaGenerator(seed: seed)
        first = generator.schema().repaired
        second =
            generator.random.chance(10) ? generator.schema().repaired : generator.mutation(of: first)
        renames = generator.renames(in: first)
        if generator.random.chance(50) { swap(&first, &second) }
        repair()
    }

    mutating func repair() {
        first = first.repaired
        second = second.repaired
        for index in second.tables.indices {
            let table = second.tables[index]
            second.tables[index].constraints.removeAll { !Self.holds($0, of: table, in: first) }
        }
    }

    /// Whether the way back meets rows whose references have gone.
    var isOneWay: Bool {
        first.tables.contains { table in
            table.constraints.contains { !Self.holds($0, of: table, in: second) }
        }
    }

    /// Whether rows that come from another schema obey a foreign key.
    private static func holds(_ key: ConstraintSpec, of table: TableSpec, in other: SchemaSpec)
        -> Bool
    {
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
        let renames = activeRenames.map { "-- renamed: \($0.kind) \($0.from) to \($0.to)" }
        return (["-- from"] + first.sql + renames + ["-- to"] + target.sql).joined(separator: ";\n")
    }
}
