/// Something that holds for a table beyond its columns: a key, an index, a check, a trigger.
public struct Rule: Sendable {
    /// The rule's value; looked up late, since it can name another table's columns.
    let declare: @Sendable () -> DeclaredRule

    /// The table type that a foreign key refers to.
    let target: (@Sendable () -> any Table.Type)?

    init(_ declared: DeclaredRule) {
        self.declare = { declared }
        self.target = nil
    }

    init(target: @escaping @Sendable () -> any Table.Type, declare: @escaping @Sendable () -> DeclaredRule) {
        self.declare = declare
        self.target = target
    }
}

/// Something that can be written among a table's rules.
public protocol TableRule: Sendable {
    /// The rule that it states.
    var rule: Rule { get }
}

extension Rule: TableRule {
    public var rule: Rule { self }
}
