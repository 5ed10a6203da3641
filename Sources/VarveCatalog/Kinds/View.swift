extension ObjectKind {
    /// A view; its query is its ``AttributeKey/definition``. Path: schema, name; without schemas: name.
    public static let view = ObjectKind(rawValue: "view")

    /// A materialized view; its query is its ``AttributeKey/definition``. Path: schema, name.
    public static let materializedView = ObjectKind(rawValue: "materialized view")
}
