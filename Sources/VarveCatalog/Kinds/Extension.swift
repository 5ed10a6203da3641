extension ObjectKind {
    /// An installed extension. Path: name.
    public static let `extension` = ObjectKind(rawValue: "extension")
}

extension AttributeKey where Value == String {
    /// The schema that an extension's objects are in.
    public static var installedIn: Self { Self("schema") }
}

extension AttributeKey where Value == [String] {
    /// The extensions with which an object goes although it is none of theirs (DEPENDS ON EXTENSION).
    public static var requiredExtensions: Self { Self("depends on extensions") }
}
