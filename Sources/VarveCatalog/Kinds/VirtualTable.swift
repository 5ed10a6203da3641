extension ObjectKind {
    /// SQLite: a table that a module keeps, such as a full-text index; the module and its arguments are its
    /// ``AttributeKey/definition``, what it holds its ``AttributeKey/columns``. Path: name.
    public static let virtualTable = ObjectKind(rawValue: "virtual table")
}

extension AttributeKey where Value == [String] {
    /// SQLite: the columns of a virtual table that `SELECT *` leaves out, but for the one that has the table's own name.
    public static var hiddenColumns: Self { Self("hidden columns") }
}
