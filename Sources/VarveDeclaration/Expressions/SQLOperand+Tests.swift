extension SQLOperand {
    /// Whether it is NULL.
    public var isNull: Condition {
        Condition(SQLFragment(fragment.parts + [.sql(" IS NULL")]))
    }

    /// Whether it is not NULL.
    public var isNotNull: Condition {
        Condition(SQLFragment(fragment.parts + [.sql(" IS NOT NULL")]))
    }

    /// Whether it is one of these values. Of none it never is.
    public func `in`(_ values: [Value.Base]) -> Condition {
        guard !values.isEmpty else {
            return .infix(.literal(.integer(1)), "=", .literal(.integer(0)))
        }
        let list = SQLFragment.list(values.map { .literal($0.literal) })
        return .infix(comparable, "IN", SQLFragment([.sql("(")] + list.parts + [.sql(")")]))
    }

    /// Whether it is at least the one and at most the other.
    public func between(_ lower: Value.Base, and upper: Value.Base) -> Condition {
        .infix(
            comparable, "BETWEEN",
            SQLFragment([.literal(lower.literal), .sql(" AND "), .literal(upper.literal)]))
    }
}
