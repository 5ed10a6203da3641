extension ObjectKind {
    /// A collation; its provider, locale and the like are its ``AttributeKey/parameters``. Path: schema, name.
    public static let collation = ObjectKind(rawValue: "collation")
}
