/// A table or column that need not follow a convention, and why.
///
/// ```swift
/// Exemption(Role.self, "updated_at", from: .requiredColumn, because: "a role is never changed")
/// Exemption(\RoleAssignment.roleKey, from: .foreignKeyName, because: "code names roles by their keys")
/// ```
public struct Exemption: Sendable, Hashable {
    /// The table's schema, where its declaration names one.
    public let schema: String?
    /// The table.
    public let table: String
    /// The column; `nil` for the whole table.
    public let column: String?
    /// The rule that need not be followed.
    public let rule: ConventionRule
    /// Why.
    public let reason: String

    /// Exempts a table, or one of its columns, by name.
    public init(
        schema: String? = nil, table: String, column: String? = nil, from rule: ConventionRule,
        because reason: String
    ) {
        self.schema = schema
        self.table = table
        self.column = column
        self.rule = rule
        self.reason = reason
    }

    /// Exempts a table, or one of its columns by name, which need not be there.
    public init(
        _ table: any Table.Type, _ column: String? = nil, from rule: ConventionRule, because reason: String
    ) {
        self.init(
            schema: table.schema.isEmpty ? nil : table.schema, table: table.name, column: column, from: rule,
            because: reason)
    }

    /// Exempts a column.
    public init<Owner: Table, Member: ColumnProtocol>(
        _ column: KeyPath<Owner, Member>, from rule: ConventionRule, because reason: String
    ) {
        self.init(Owner.self, Owner()[keyPath: column].name, from: rule, because: reason)
    }
}

extension Exemption: CustomStringConvertible {
    /// What is exempt: `wallets.token from hashed-secret`.
    public var description: String {
        [schema, table, column].compactMap(\.self).joined(separator: ".") + " from \(rule.rawValue)"
    }
}
