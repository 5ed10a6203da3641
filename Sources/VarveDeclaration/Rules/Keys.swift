/// A primary key of several columns.
public struct PrimaryKey: TableRule {
    public let rule: Rule

    /// Describes a primary key.
    public init(_ first: any ColumnProtocol, _ others: any ColumnProtocol..., name: String? = nil) {
        rule = Rule(.primaryKey(columns: ([first] + others).map(\.name), name: name))
    }
}

/// Columns whose values together are in one row only.
public struct Unique: TableRule {
    public let rule: Rule

    /// Describes a unique constraint.
    public init(_ first: any ColumnProtocol, _ others: any ColumnProtocol..., name: String? = nil) {
        rule = Rule(.unique(columns: ([first] + others).map(\.name), name: name))
    }
}
