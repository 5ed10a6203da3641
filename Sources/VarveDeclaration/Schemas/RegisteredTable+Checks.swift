extension RegisteredTable {
    /// Checks the finished table: its keys, the columns that its rules name, and its values.
    func checkValues(of table: DeclaredTable) throws(SchemaError) {
        try checkKeys(of: table)
        try checkAppendOnly(table)
        let names = Set(table.columns.map(\.name))
        for rule in table.rules {
            for name in rule.columns where !names.contains(name) {
                throw SchemaError(.unknownColumn(name), in: type, "rules")
            }
            if case .retention(let retention) = rule, let objection = retention.objection {
                throw SchemaError(.unusableRetention(objection), in: type, "rules")
            }
            for fragment in rule.fragments {
                try check(fragment, property: "rules")
            }
        }
        for (column, value) in zip(columns, table.columns) {
            if case .literal(let literal) = value.defaultValue, case .impossible(let reason) = literal {
                throw SchemaError(.impossibleValue(reason), in: type, column.property)
            }
            for fragment in value.fragments {
                try check(fragment, property: column.property)
            }
        }
    }

    private func check(_ fragment: SQLFragment, property: String) throws(SchemaError) {
        for case .literal(.impossible(let reason)) in fragment.parts {
            throw SchemaError(.impossibleValue(reason), in: type, property)
        }
    }

    /// What AppendOnly lets change must not be what tells rows apart: REPLACE would remove another row by it.
    private func checkAppendOnly(_ table: DeclaredTable) throws(SchemaError) {
        for case .appendOnly(let changeable) in table.rules {
            for column in changeable where table.indexedKeys.joined().contains(column) {
                throw SchemaError(.changeableKey(column), in: type, "rules")
            }
            for case .updatedAt(let column) in table.rules where !changeable.contains(column) {
                throw SchemaError(.updatedAtKept(column), in: type, "rules")
            }
        }
    }

    private func checkKeys(of table: DeclaredTable) throws(SchemaError) {
        let inColumns = zip(columns, table.columns).filter(\.1.isPrimaryKey)
        let inRules = table.rules.compactMap { rule -> [String]? in
            if case .primaryKey(let names, _) = rule { names } else { nil }
        }
        guard inColumns.count + inRules.count <= 1 else {
            throw SchemaError(.severalPrimaryKeys, in: type, inColumns.last?.0.property ?? "rules")
        }
        let keyColumns = Set(inRules.joined()).union(inColumns.map(\.1.name))
        for (column, value) in zip(columns, table.columns) where keyColumns.contains(value.name) {
            guard !value.isNullable else { throw SchemaError(.nullablePrimaryKey, in: type, column.property) }
        }
    }
}

extension DeclaredColumn {
    /// The expressions of a column.
    var fragments: [SQLFragment] {
        var fragments: [SQLFragment] = []
        if case .expression(let fragment) = defaultValue { fragments.append(fragment) }
        if let generation { fragments.append(generation.expression) }
        return fragments
    }
}

extension DeclaredRule {
    /// The expressions of a rule.
    var fragments: [SQLFragment] {
        switch self {
        case .check(let fragment, _, _): [fragment]
        case .index(let index): index.keys.map(\.expression) + (index.predicate.map { [$0] } ?? [])
        case .retention(let retention): retention.condition.map { [$0] } ?? []
        default: []
        }
    }

    /// The columns of its table that a rule names, those in raw SQL left aside.
    public var columns: [String] {
        switch self {
        case .primaryKey(let columns, _), .unique(let columns, _), .foreignKey(let columns, _, _): columns
        case .updatedAt(let column), .optimisticLock(let column): [column]
        case .index(let index): fragments.flatMap(\.columns) + index.includedColumns
        case .check: fragments.flatMap(\.columns)
        case .appendOnly(let columns): columns
        case .retention(let retention): [retention.column] + fragments.flatMap(\.columns)
        case .forbiddenColumns: []
        }
    }
}

extension SQLFragment {
    /// The columns that stand in the fragment, each once, in order.
    public var columns: [String] {
        var found: [String] = []
        for case .column(let name) in parts where !found.contains(name) {
            found.append(name)
        }
        return found
    }
}

extension DataType {
    /// The set of words that the type, or a list of it, takes.
    public var enumeration: DeclaredEnum? {
        switch self {
        case .enumeration(let declared): declared
        case .array(let element): element.enumeration
        default: nil
        }
    }
}
