extension ObjectKind {
    /// A composite type that stands by itself, without a table. Path: schema, name.
    public static let compositeType = ObjectKind(rawValue: "composite type")
}

extension AttributeKey where Value == [String] {
    /// The attributes of a composite type in their order, each as SQL: `"amount" numeric`. Their order counts, since a
    /// value is written by it.
    public static var typeAttributes: Self { Self("attributes") }

    /// The comments on a composite type's attributes, each as SQL: `"amount" IS 'in euros'`.
    public static var attributeComments: Self { Self("comments on attributes") }
}
