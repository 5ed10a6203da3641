extension ObjectKind {
    /// A trigger, owned by its table or view; the statement that makes it is its ``AttributeKey/definition``.
    /// Path: the table's path, name.
    public static let trigger = ObjectKind(rawValue: "trigger")
}

extension AttributeKey where Value == String {
    /// PostgreSQL: when a trigger fires, where that is not the default: `disabled`, `replica`, `always`.
    public static var enabled: Self { Self("enabled") }
}
