extension ObjectKind {
    /// A view; its query is its ``AttributeKey/definition``. Path: schema, name; without schemas: name.
    public static let view = ObjectKind(rawValue: "view")

    /// A column of a view that has something of its own: a comment, a default. Owned by its view. Path: the view's, name.
    public static let viewColumn = ObjectKind(rawValue: "view column")

    /// A materialized view; its query is its ``AttributeKey/definition``. Path: schema, name.
    public static let materializedView = ObjectKind(rawValue: "materialized view")
}
