extension SchemaGenerator {
    mutating func addTable() {
        let schema = schema()
        let table = TableModel(
            schema: schema, name: name(), isUnlogged: chance(8), fillFactor: chance(12) ? pick(50...90) : nil,
            hasRows: chance(60), comment: comment())
        let id = insert(.table(table), [schema])
        if chance(85) { addKey(of: id) }
        for _ in 0..<pick(1...5) { addColumn(to: id) }
        addConstraints(to: id)
        if chance(50) { addForeignKey(to: id) }
    }

    private mutating func addKey(of table: Int) {
        let type = ["integer", "bigint", "text", "uuid"][pick(0...3)]
        var column = ColumnModel(table: table, name: name(), type: .plain(type), isNotNull: true)
        if type.hasSuffix("int") || type == "integer", chance(60) {
            column.identity = chance(50) ? "ALWAYS" : "BY DEFAULT"
            column.identityOptions = identityOptions()
        }
        let id = insert(.column(column), [table])
        var constraint = constraint(on: table, .primaryKey([id]))
        if chance(8) { constraint.timing = "DEFERRABLE" }
        insert(.constraint(constraint), [table, id])
    }

    mutating func identityOptions() -> [String] {
        var options: [String] = []
        if chance(30) { options.append("START WITH \(pick(100...200))") }
        if chance(20) { options.append("INCREMENT BY \(pick(2...5))") }
        if chance(15) { options.append("MAXVALUE 30000") }
        if chance(10) { options.append("CACHE 7") }
        if chance(10) { options.append("CYCLE") }
        return options
    }

    private static let plainTypes = [
        "smallint", "integer", "bigint", "numeric", "numeric(10,2)", "text", "varchar(40)", "varchar(80)",
        "boolean",
        "date", "timestamp with time zone", "uuid", "jsonb", "int4range", "integer[]", "bytea",
    ]

    mutating func addColumn(to table: Int) {
        let meetsRows = tablesWithRows.contains(table)
        let plain = model.columns(of: table).filter { $0.column.generatedFrom == nil }
        if chance(10), let source = oneOf(plain.map(\.id)) {
            let column = ColumnModel(
                table: table, name: name(), type: .plain("text"), generatedFrom: source, comment: comment())
            insert(.column(column), [table, source])
            return
        }
        let (type, needs) = columnType()
        var column = ColumnModel(table: table, name: name(), type: type, comment: comment())
        column.defaultFlavor = flavor(40)
        column.isNotNull = chance(50) && (!meetsRows || column.defaultFlavor != nil)
        column.hasCollation = chance(15)
        if chance(30) { column.defaultRoutine = oneOf(routines([.constant])) }
        if chance(20) {
            column.defaultSequence = oneOf(ids { if case .sequence = $0 { true } else { false } })
        }
        insert(.column(column), needs.union([table]))
    }

    private mutating func columnType() -> (TypeModel, Set<Int>) {
        if chance(15), let type = oneOf(ids(where: { if case .enumType = $0 { true } else { false } })) {
            return (.enumeration(type, isArray: chance(25)), [type])
        }
        if chance(12), let type = oneOf(ids(where: { if case .domain = $0 { true } else { false } })) {
            return (.domain(type), [type])
        }
        return (.plain(Self.plainTypes[pick(0...Self.plainTypes.count - 1)]), [])
    }

    private mutating func constraint(on table: Int, _ kind: ConstraintModel.Kind) -> ConstraintModel {
        let isUnnamed = leavesNamesToServer && chance(40)
        return ConstraintModel(table: table, name: isUnnamed ? nil : name(), kind: kind, comment: comment())
    }

    mutating func addConstraints(to table: Int) {
        let columns = model.columns(of: table)
        if chance(35), let column = oneOf(columns.map(\.id)) { addCheck(to: table, column) }
        let distinct = columns.filter { isDistinct($0.id, $0.column, in: table) }.map(\.id)
        if chance(25), let column = oneOf(distinct) {
            let included = columns.filter { $0.id != column && $0.column.generatedFrom == nil }.map(\.id)
            let kind = ConstraintModel.Kind.unique(
                chance(70) ? [column] : Set([column, oneOf(distinct) ?? column]).sorted(),
                included: chance(20) ? Array(included.prefix(1)) : [], nullsNotDistinct: chance(15))
            var unique = constraint(on: table, kind)
            if chance(25) { unique.timing = chance(50) ? "DEFERRABLE" : "DEFERRABLE INITIALLY DEFERRED" }
            guard case .unique(let keys, _, _) = kind, !hasKey(over: keys, table) else { return }
            insert(.constraint(unique), Set(keys).union([table]))
        }
        if chance(6), let column = oneOf(distinct), !hasKey(over: [column], table) {
            insert(.constraint(constraint(on: table, .exclusion(column))), [table, column])
        }
    }

    /// Whether columns have a key already: of two that are the same the server makes one.
    private func hasKey(over columns: [Int], _ table: Int) -> Bool {
        model.constraints(of: table).contains { _, constraint in
            switch constraint.kind {
            case .primaryKey(let keys), .unique(let keys, _, _): keys == columns
            case .exclusion(let column): [column] == columns
            case .check, .foreignKey: false
            }
        }
    }

    private mutating func addCheck(to table: Int, _ column: Int) {
        let routine = chance(20) ? oneOf(routines([.constant])) : nil
        var check = constraint(
            on: table,
            .check(column, flavor: pick(0...5), routine: routine, suffix: chance(10) ? " NO INHERIT" : ""))
        check.isNotValid = chance(12)
        insert(.constraint(check), [table, column])
    }

    /// Whether the rows of a table hold a different value each in a column, also where it was added to them.
    func isDistinct(_ id: Int, _ column: ColumnModel, in table: Int) -> Bool {
        if column.generatedFrom != nil { return false }
        if tablesWithRows.contains(table) && addedColumns.contains(id) { return false }
        let families = [model.family(column.type), first?.family(ofColumn: id)].compactMap(\.self)
        return families.allSatisfy { ![.boolean, .enumeration, .enumArray].contains($0) }
    }

    /// Columns that the first schema of the pair lacks.
    private var addedColumns: Set<Int> {
        guard let firstAdded else { return [] }
        return Set(model.all.map(\.id).filter { $0 >= firstAdded })
    }

    /// A column of its own that refers to the key of another table, or of the same.
    mutating func addForeignKey(to table: Int) {
        let hasRows = tablesWithRows.contains(table)
        guard !hasRows, case .table(let own) = model[table] else { return }
        let keys = model.all.compactMap { entity -> (id: Int, table: Int, columns: [Int])? in
            guard case .constraint(let constraint) = entity.body, constraint.timing.isEmpty else {
                return nil
            }
            // Rows that refer need rows to refer to, before and after.
            guard case .table(let parent) = model[constraint.table], !own.hasRows || parent.hasRows,
                firstAdded == nil || !own.hasRows
            else { return nil }
            switch constraint.kind {
            case .primaryKey(let columns): return (entity.id, constraint.table, columns)
            case .unique(let columns, _, _): return (entity.id, constraint.table, columns)
            default: return nil
            }
        }
        guard let key = oneOf(keys) else { return }
        var columns: [Int] = []
        for target in key.columns {
            let column = ColumnModel(table: table, name: name(), type: .like(target), comment: comment())
            columns.append(insert(.column(column), [table, target]))
        }
        let actions = [
            "", " ON DELETE CASCADE", " ON DELETE SET NULL ON UPDATE CASCADE", " ON DELETE RESTRICT",
            " ON UPDATE SET DEFAULT", " MATCH FULL",
        ]
        var foreignKey = constraint(
            on: table,
            .foreignKey(columns, parent: key.table, key: key.columns, actions: actions[pick(0...5)]))
        if chance(30) { foreignKey.timing = chance(50) ? "DEFERRABLE" : "DEFERRABLE INITIALLY DEFERRED" }
        foreignKey.isNotValid = chance(10)
        insert(.constraint(foreignKey), Set(columns + key.columns + [table, key.table, key.id]))
    }

    mutating func addIndex() {
        let relations = ids {
            switch $0 {
            case .table: true
            case .view(let view): view.isMaterialized
            default: false
            }
        }
        guard let relation = oneOf(relations) else { return }
        let columns = model.shown(by: relation).filter { model.family(ofColumn: $0) != .bytes }
        guard let first = oneOf(columns) else { return }
        let second = chance(30) ? oneOf(columns.filter { $0 != first }) : nil
        var isUnique = false
        if case .column(let column) = model[first], case .table = model[relation], chance(20) {
            isUnique = isDistinct(first, column, in: relation)
        }
        let index = IndexModel(
            relation: relation, name: name(), columns: [first] + [second].compactMap(\.self),
            flavor: pick(0...9),
            isUnique: isUnique, predicateFlavor: flavor(20), fillFactor: chance(10) ? pick(50...90) : nil,
            comment: comment())
        insert(.index(index), Set([relation, first] + [second].compactMap(\.self)))
    }
}
