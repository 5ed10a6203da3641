extension ObjectKind {
    /// An enumerated type. Path: schema, name.
    public static let enumType = ObjectKind(rawValue: "enum type")
}

extension AttributeKey where Value == [String] {
    /// The values of an enumerated type, in their order.
    public static var labels: Self { Self("labels") }
}
