extension ObjectKind {
    /// An aggregate function; its functions and states are its ``AttributeKey/parameters``.
    /// Path: schema, name with argument types: `total(integer)`.
    public static let aggregate = ObjectKind(rawValue: "aggregate")
}

extension AttributeKey where Value == String {
    /// The arguments of an aggregate as the statement that makes it says them: `value integer ORDER BY rank integer`.
    public static var arguments: Self { Self("arguments") }
}
