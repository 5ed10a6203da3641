extension ObjectKind {
    /// A trigger, owned by its table or view; the statement that makes it is its ``AttributeKey/definition``.
    /// Path: the table's path, name.
    public static let trigger = ObjectKind(rawValue: "trigger")

    /// PostgreSQL: the state of a partition's copy of a trigger, where it is not that of the table above, owned by the
    /// partition. Path: the partition's path, the trigger's name.
    public static let triggerState = ObjectKind(rawValue: "trigger state")
}

extension AttributeKey where Value == String {
    /// PostgreSQL: when a trigger fires, where that is not the default: `disabled`, `replica`, `always`. A
    /// trigger state says `enabled` too.
    public static var enabled: Self { Self("enabled") }
}

extension AttributeKey where Value == [String] {
    /// PostgreSQL: of the triggers by which the server keeps watch over a key or a foreign key those that do not fire by
    /// default, each as its occasion and its state: `delete of a referenced row: disabled`.
    public static var watchStates: Self { Self("triggers of the constraint") }
}
