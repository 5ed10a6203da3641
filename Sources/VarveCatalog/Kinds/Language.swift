extension ObjectKind {
    /// A procedural language that no extension brought; its functions are its ``AttributeKey/parameters``. Path: name.
    public static let language = ObjectKind(rawValue: "language")

    /// An access method; its type and handler are its ``AttributeKey/definition``. Path: name.
    public static let accessMethod = ObjectKind(rawValue: "access method")
}

extension AttributeKey where Value == Bool {
    /// Whether a procedural language can do no more than its user may.
    public static var isTrusted: Self { Self("trusted") }
}
