extension DeclaredTable {
    /// The columns of the primary key, none where there is no key.
    public var primaryKeyColumns: [String] {
        for case .primaryKey(let columns, _) in rules { return columns }
        return columns.filter(\.isPrimaryKey).map(\.name)
    }

    /// The columns of each key: the primary key, the unique constraints and the unique indexes of whole tables.
    public var keys: [[String]] {
        var keys = [primaryKeyColumns] + columns.filter(\.isUnique).map { [$0.name] }
        for rule in rules {
            switch rule {
            case .unique(let columns, _): keys.append(columns)
            case .index(let index)
            where index.isUnique && index.predicate == nil && index.keys.allSatisfy(\.isColumn):
                keys.append(index.keys.flatMap(\.expression.columns))
            default: break
            }
        }
        return keys.filter { !$0.isEmpty }
    }

    /// The columns of each key, those of unique indexes over expressions or over a part of the rows among them.
    var indexedKeys: [[String]] {
        keys
            + rules.compactMap { rule in
                guard case .index(let index) = rule, index.isUnique else { return nil }
                return index.keys.flatMap(\.expression.columns)
            }
    }
}

extension DeclaredRule {
    /// The name that the declaration gives to a constraint of the table.
    public var constraintName: String? {
        switch self {
        case .primaryKey(_, let name), .unique(_, let name), .foreignKey(_, _, let name),
            .check(_, let name, _):
            name
        case .index, .appendOnly, .updatedAt, .optimisticLock, .forbiddenColumns, .retention: nil
        }
    }
}

extension DeclaredIndex {
    /// What an index without a name is called after: its columns, and `expr` for an expression of none.
    public var nameParts: [String] {
        keys.map { key in
            let columns = key.expression.columns
            return columns.isEmpty ? "expr" : columns.joined(separator: "_")
        }
    }
}

extension DeclaredIndex.Key {
    /// Whether the key needs no parentheses.
    public var isBare: Bool { isVerbatim || isColumn }

    /// Whether the key is a column and no expression.
    public var isColumn: Bool {
        if case .column = expression.parts.first, expression.parts.count == 1 { true } else { false }
    }
}
