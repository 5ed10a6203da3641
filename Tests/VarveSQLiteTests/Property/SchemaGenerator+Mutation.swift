import VarveTestSupport

extension SchemaGenerator {
    /// A schema that is like another one but for some changes.
    mutating func mutation(of schema: SchemaSpec) -> SchemaSpec {
        var changed = schema
        for _ in 0..<Int.random(in: 0...8, using: &random) { mutate(&changed) }
        return changed.repaired
    }

    private mutating func mutate(_ schema: inout SchemaSpec) {
        guard let index = schema.tables.indices.randomElement(using: &random) else {
            schema.tables.append(table())
            return
        }
        switch Int.random(in: 0..<18, using: &random) {
        case 0: schema.tables.append(table())
        case 1: schema.tables.remove(at: index)
        case 2, 3:
            schema.tables[index].columns.append(column(isStrict: schema.tables[index].isStrict))
        case 4:
            if schema.tables[index].columns.count > 1 {
                schema.tables[index].columns.remove(
                    at: Int.random(in: 0..<schema.tables[index].columns.count, using: &random))
            }
        case 5: changeColumn(&schema.tables[index])
        case 6: addConstraint(to: &schema.tables[index])
        case 7:
            if let victim = schema.tables[index].constraints.indices.randomElement(using: &random) {
                schema.tables[index].constraints.remove(at: victim)
            }
        case 8: addIndex(to: &schema.tables[index])
        case 9:
            if let victim = schema.tables[index].indexes.indices.randomElement(using: &random) {
                schema.tables[index].indexes.remove(at: victim)
            }
        case 10: addForeignKey(to: &schema, from: index)
        case 11:
            if schema.views.isEmpty || random.chance(50) {
                addView(to: &schema)
            } else {
                schema.views.removeLast()
            }
        case 12:
            if schema.triggers.isEmpty || random.chance(50) {
                addTrigger(to: &schema)
            } else {
                schema.triggers.removeLast()
            }
        case 13: schema.tables[index].columns.shuffle(using: &random)
        case 14: addGeneratedColumn(to: &schema.tables[index])
        case 15, 16: changeVirtual(&schema)
        default:
            let isTyped = schema.tables[index].columns.allSatisfy { Self.types.contains($0.type) }
            if isTyped {
                schema.tables[index].isStrict.toggle()
            } else {
                schema.tables[index].isWithoutRowID.toggle()
            }
        }
    }

    private mutating func changeColumn(_ table: inout TableSpec) {
        guard let index = table.columns.indices.randomElement(using: &random),
            table.columns[index].generation == nil
        else { return }
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            let type = type(isStrict: table.isStrict)
            if type != "BLOB", table.columns[index].type != "BLOB" { table.columns[index].type = type }
        case 1: table.columns[index].defaultValue = table.columns[index].type == "BLOB" ? "x'31'" : "1"
        case 2: table.columns[index].collation = table.columns[index].collation == nil ? "NOCASE" : nil
        default: table.columns[index].isNotNull.toggle()
        }
    }
}

extension SchemaSpec {
    /// The schema without what speaks of things that are not there, and without what SQLite refuses.
    var repaired: SchemaSpec {
        var schema = self
        for index in schema.tables.indices { schema.tables[index].repair() }
        var isChanging = true
        while isChanging {
            let before = schema.size
            let current = schema
            for index in schema.tables.indices {
                let table = schema.tables[index]
                schema.tables[index].constraints.removeAll { !current.allows($0, of: table) }
            }
            schema.virtuals.removeAll { !current.allows($0) }
            schema.views.removeAll { view in
                !view.columns.allSatisfy { current.reads(view, $0) } || view.columns.isEmpty
            }
            schema.triggers.removeAll { !current.allows($0) }
            isChanging = schema.size != before
        }
        return schema
    }

    var size: Int {
        let others =
            views.count + triggers.count + virtuals.reduce(0) { $0 + 1 + $1.columns.count + $1.options.count }
        let adornments = views.filter { $0.style != .plain }.count
        return tables.reduce(others + adornments) { $0 + $1.size }
    }

    private func allows(_ constraint: ConstraintSpec, of child: TableSpec) -> Bool {
        guard constraint.kind == .foreignKey else { return true }
        guard let parent = table(constraint.parent) else { return false }
        let key = constraint.parentColumns
        return parent.keys.contains { Set($0) == Set(key) && $0.count == key.count }
            && zip(constraint.columns, key).allSatisfy { own, theirs in
                let expected = parent.column(theirs)?.referenceClass
                return expected != nil && child.column(own)?.referenceClass == expected
            }
    }

    private func reads(_ view: ViewSpec, _ column: String) -> Bool {
        if view.source == ViewSpec.nowhere { return true }
        if let table = table(view.source) { return table.column(column) != nil }
        if let table = virtual(view.source) { return table.keepsText && table.columns.contains(column) }
        return views.contains {
            $0.name == view.source && $0.name != view.name && $0.columns.contains(column)
        }
    }

    private func allows(_ trigger: TriggerSpec) -> Bool {
        guard allows(trigger.targetColumn, of: trigger.target) else { return false }
        if let table = table(trigger.table) {
            guard table.column(trigger.column) != nil else { return false }
            return !trigger.event.hasPrefix("INSTEAD")
        }
        return views.contains { $0.name == trigger.table && $0.columns.contains(trigger.column) }
    }
}

extension SchemaSpec {
    /// Whether a trigger can write to a column.
    private func allows(_ column: String, of target: String) -> Bool {
        if target == ViewSpec.nowhere { return true }
        if let text = virtual(target) { return text.keepsText && text.columns.contains(column) }
        return table(target)?.column(column).map { $0.generation == nil } ?? false
    }

    private func allows(_ virtual: VirtualSpec) -> Bool {
        switch virtual.kind {
        case .text: return !virtual.columns.isEmpty
        case .tree: return true
        case .words(let name): return self.virtual(name).map { $0.keepsText && $0.module == "fts5" } ?? false
        case .index(let name):
            guard let table = table(name), !table.isWithoutRowID else { return false }
            return !virtual.columns.isEmpty && virtual.columns.allSatisfy { table.column($0) != nil }
        }
    }
}

extension TableSpec {
    /// How much there is to understand.
    var size: Int {
        let adornments = columns.reduce(0) { sum, column in
            sum
                + [column.isNotNull, column.defaultValue != nil, column.collation != nil].filter(\.self).count
        }
        return 1 + columns.count + constraints.count + indexes.count + adornments
            + [isStrict, isWithoutRowID].filter(\.self).count
    }

    mutating func repair() {
        var table = self
        table.columns.removeAll { column in
            guard let generation = column.generation else { return false }
            return !columns.contains { $0.generation == nil && generation.contains(quoted($0.name)) }
        }
        if !table.columns.contains(where: { $0.generation == nil }) {
            table.columns.append(ColumnSpec(name: "only", type: "INTEGER"))
        }
        let key = constraints.first { $0.kind == .primaryKey }

        let known = table
        table.constraints.removeAll { constraint in
            switch constraint.kind {
            case .check: return !known.mentionsOnly(constraint.expression)
            case .unique: return !constraint.columns.allSatisfy { known.column($0) != nil }
            case .foreignKey:
                // What SET NULL can't do to a row stops the drop of two tables that refer to each other.
                let isVain =
                    constraint.expression.contains("set null")
                    && constraint.columns.contains {
                        known.column($0)?.isNotNull == true || key?.columns.contains($0) == true
                    }
                return isVain || !constraint.columns.allSatisfy { known.column($0)?.referenceClass != nil }
            case .primaryKey:
                let counts =
                    constraint.isAutoincrement && known.column(constraint.columns[0])?.type != "INTEGER"
                return constraint != key || counts
                    || !constraint.columns.allSatisfy { name in
                        known.columns.contains { $0.name == name && $0.generation == nil }
                    }
            }
        }
        table.indexes.removeAll { index in
            !index.columns.allSatisfy { known.column($0) != nil }
                || !known.mentionsOnly(index.predicate ?? "")
        }
        let kept = table.constraints.first { $0.kind == .primaryKey }
        if kept == nil || kept?.isAutoincrement == true { table.isWithoutRowID = false }
        self = table
    }

    /// Whether every quoted name of an expression is a column.
    private func mentionsOnly(_ expression: String) -> Bool {
        var rest = expression
        for column in columns { rest = rest.replacing(quoted(column.name), with: "") }
        return !rest.contains("\"")
    }
}

extension ColumnSpec {
    /// What must be alike in a referring column and the one that it refers to: SQLite itself compares a row that refers
    /// to itself without converting anything. `nil` where the column takes no part in foreign keys.
    var referenceClass: String? {
        guard generation == nil else { return nil }
        return ["INTEGER": "number", "bigint": "number", "TEXT": "text", "VARCHAR(40)": "text"][type]
    }
}
