extension ObjectKind {
    /// An installed extension. Path: name.
    public static let `extension` = ObjectKind(rawValue: "extension")
}

extension AttributeKey where Value == String {
    /// The schema that an extension's objects are in.
    public static var installedIn: Self { Self("schema") }
}
