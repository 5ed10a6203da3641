extension ObjectKind {
    /// A policy of row-level security, owned by its table. Path: the table's path, name.
    public static let policy = ObjectKind(rawValue: "policy")
}

extension AttributeKey where Value == Bool {
    /// Whether a table shows and takes only the rows that its policies allow.
    public static var hasRowSecurity: Self { Self("row security") }

    /// Whether that holds for the table's owner too.
    public static var forcesRowSecurity: Self { Self("forced row security") }

    /// Whether a policy takes away instead of allowing.
    public static var isRestrictive: Self { Self("restrictive") }
}

extension AttributeKey where Value == String {
    /// The command that a policy is for, in SQL: `SELECT`. Absent: all.
    public static var command: Self { Self("command") }

    /// Which rows that are there a policy is about.
    public static var usingExpression: Self { Self("using") }

    /// Which new rows a policy is about, where that is said.
    public static var checkExpression: Self { Self("with check") }
}

extension AttributeKey where Value == [String] {
    /// The roles that a policy is for, by name. Absent: all.
    public static var roles: Self { Self("roles") }
}
