extension ObjectKind {
    /// An installed extension. Path: name.
    public static let `extension` = ObjectKind(rawValue: "extension")
}

extension AttributeKey where Value == String {
    /// The schema that an extension's objects are in.
    public static var installedIn: Self { Self("schema") }

    /// The version of an extension or a foreign server, where it is not the one that the server takes unless told.
    public static var version: Self { Self("version") }
}

extension AttributeKey where Value == [String] {
    /// The extensions with which an object goes although it is none of theirs (DEPENDS ON EXTENSION).
    public static var requiredExtensions: Self { Self("depends on extensions") }
}
