extension ObjectKind {
    /// A namespace of a database. Path: name. No attributes beside its comment.
    public static let schema = ObjectKind(rawValue: "schema")
}
