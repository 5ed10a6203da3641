extension ObjectKind {
    /// SQLite: a table that a module keeps, such as a full-text index; the module and its arguments are its
    /// ``AttributeKey/definition``. Path: name.
    public static let virtualTable = ObjectKind(rawValue: "virtual table")
}
