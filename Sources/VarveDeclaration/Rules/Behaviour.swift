#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Rows can be added and never changed or removed; the database refuses.
public struct AppendOnly: TableRule {
    /// States it.
    public init() {}

    public var rule: Rule { Rule(.appendOnly) }
}

/// The database sets the column to the present time whenever the row changes, unless the change sets it itself.
public struct UpdatedAt: TableRule {
    public let rule: Rule

    /// Names the column.
    public init<Value: ColumnValue>(_ column: Column<Value>) where Value.Base == Date {
        rule = Rule(.updatedAt(column: column.name))
    }
}

/// Names that no column of the database may have. A declaration that has one is refused, and `varve check` looks
/// at the database itself.
public struct ForbiddenColumns: TableRule {
    public let rule: Rule

    /// Names them; `*` stands for any text.
    public init(_ patterns: String..., because reason: String) {
        rule = Rule(.forbiddenColumns(patterns, reason: reason))
    }
}
