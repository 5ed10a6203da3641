import VarveCatalog

/// ALTER COLUMN TYPE.
enum ColumnTypeStatements {
    /// The statements that change a column's type. The rows of foreign tables are elsewhere, so nothing is converted there.
    ///
    /// - Parameters:
    ///   - type: The new type, with its collation.
    ///   - expression: The converted value; `nil` where the server converts by itself.
    static func changing(
        _ column: CatalogObject, to type: String, using expression: String?, in context: WritingContext
    ) -> [String] {
        let action = "ALTER COLUMN \(column.quotedName) TYPE \(type)"
        let plain = "ALTER TABLE \(column.ownerReference) \(action)"
        guard let expression, let table = column.owner, table.kind != .foreignTable else { return [plain] }
        let (tying, untying, heirs) = foreignHeirs(of: table, in: context)
        return untying + ["\(plain) USING \(expression)"]
            + heirs.map { "ALTER TABLE \(SQLText.qualified($0.path)) \(action)" } + tying
    }

    /// Foreign tables among the partitions and heirs of a table. A conversion reaches them too and is refused, so that they
    /// are none meanwhile.
    private static func foreignHeirs(
        of table: ObjectID, in context: WritingContext
    ) -> (tying: [String], untying: [String], heirs: [ObjectID]) {
        let family = context.descent.descendants(of: table)
        let heirs = family.filter { $0.kind == .foreignTable }
        if heirs.isEmpty { return ([], [], []) }
        let ties = context.current.objects.values.filter { tie in
            guard tie.isDescent, let heir = tie.owner, let parent = tie.parentTable else { return false }
            return heirs.contains(heir) && (parent == table || family.contains(parent))
        }
        let sorted = ties.sorted { $0.id < $1.id }
        return (
            sorted.flatMap { $0.tieWriter.create($0, parts: [], in: context) },
            sorted.flatMap { $0.tieWriter.drop($0, in: context) }, heirs
        )
    }
}
