extension ObjectKind {
    /// A function; the statement that makes it is its ``AttributeKey/definition``.
    /// Path: schema, name with argument types: `add(integer, integer)`.
    public static let function = ObjectKind(rawValue: "function")

    /// A procedure. Path and attributes as a function's.
    public static let procedure = ObjectKind(rawValue: "procedure")
}

extension AttributeKey where Value == String {
    /// What a function returns, as the database writes it.
    public static var returns: Self { Self("returns") }
}
