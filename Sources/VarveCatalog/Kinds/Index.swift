extension ObjectKind {
    /// An index that no constraint made, owned by its table or materialized view.
    /// Path: schema, name; in a database without schemas: name.
    public static let index = ObjectKind(rawValue: "index")
}

extension AttributeKey where Value == [String] {
    /// The keys of an index in order, each as the database writes it, with collation, operator class,
    /// direction and place of NULLs.
    public static var keys: Self { Self("keys") }
}

extension AttributeKey where Value == String {
    /// The access method of an index, where it is not the default: `gin`.
    public static var method: Self { Self("method") }

    /// The WHERE of a partial index.
    public static var predicate: Self { Self("where") }
}

extension AttributeKey where Value == Bool {
    /// Whether an index refuses duplicates.
    public static var isUnique: Self { Self("unique") }

    /// PostgreSQL: whether an index was left half-built by CREATE INDEX CONCURRENTLY.
    public static var isInvalid: Self { Self("invalid") }
}
