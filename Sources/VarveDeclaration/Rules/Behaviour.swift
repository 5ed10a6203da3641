#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Rows can be added and never changed or removed; the database refuses.
///
/// ```swift
/// AppendOnly()
/// AppendOnly(except: processedAt, status)    // how far the row is worked on may change, what it records may not
/// ```
public struct AppendOnly: TableRule {
    public let rule: Rule

    /// States it.
    ///
    /// - Parameter columns: Columns that may be changed all the same. None of them can be part of a key.
    public init(except columns: any ColumnProtocol...) {
        rule = Rule(.appendOnly(except: columns.map(\.name)))
    }
}

/// The database sets the column to the present time whenever the row changes, unless the change sets it itself.
public struct UpdatedAt: TableRule {
    public let rule: Rule

    /// Names the column.
    public init<Value: ColumnValue>(_ column: Column<Value>) where Value.Base == Date {
        rule = Rule(.updatedAt(column: column.name))
    }
}

/// A change must count the row's version up by one, so that of two writers who have read the same version the second is
/// refused instead of undoing what the first did.
///
/// ```swift
/// let version = Column<Int>("version").default(1)
///
/// var rules: [Rule] { OptimisticLock(version) }
/// ```
///
/// A writer sets the version that it has read plus one: `UPDATE … SET state = ?, version = ? WHERE id = ?`. In SQLite a
/// REPLACE makes a new row and isn't asked.
public struct OptimisticLock: TableRule {
    public let rule: Rule

    /// Names the column that counts.
    public init<Value: ColumnValue>(_ column: Column<Value>) where Value.Base: FixedWidthInteger {
        rule = Rule(.optimisticLock(column: column.name))
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
