/// A condition that every row meets, or at least does not contradict.
///
/// ```swift
/// Check(version >= 1)
/// Check(sql: "url ~ '^https?://'", on: .postgres)
/// ```
public struct Check: TableRule {
    public let rule: Rule

    /// States a condition over the table's columns.
    public init(_ condition: Condition, name: String? = nil, on dialects: DialectSet = .all) {
        rule = Rule(.check(condition.content, name: name, dialects: dialects))
    }

    /// States a condition in SQL; columns can stand in it: `"\(url) ~ '^https?://'"`.
    public init(sql condition: SQLFragment, name: String? = nil, on dialects: DialectSet = .all) {
        rule = Rule(.check(condition, name: name, dialects: dialects))
    }
}
