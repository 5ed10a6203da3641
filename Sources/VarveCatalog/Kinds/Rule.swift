extension ObjectKind {
    /// A rewrite rule, owned by its table or view; the statement that makes it is its ``AttributeKey/definition``.
    /// Path: the table's path, name. When it is followed uses a trigger's key.
    public static let rule = ObjectKind(rawValue: "rule")

    /// An event trigger; when it fires and what it calls are its ``AttributeKey/definition``. Path: name. When it fires
    /// uses a trigger's key.
    public static let eventTrigger = ObjectKind(rawValue: "event trigger")
}
