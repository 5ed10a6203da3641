extension ObjectKind {
    /// A range type with its multirange type. Path: schema, name. What it is over, its ``AttributeKey/parameters``.
    public static let rangeType = ObjectKind(rawValue: "range type")
}

extension AttributeKey where Value == [String] {
    /// What stands in parentheses in the statement that makes an object, each as SQL: `subtype = integer`.
    public static var parameters: Self { Self("parameters") }

    /// The path of a range's multirange type, where it is not the one that the server makes up.
    public static var multirange: Self { Self("multirange") }

    /// The path of the functions that make a range, where they are not called as their type is.
    public static var constructor: Self { Self("constructor") }

    /// The path of the functions that make a multirange, where they are not called as their type is.
    public static var multirangeConstructor: Self { Self("multirange constructor") }
}
