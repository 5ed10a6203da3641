extension ObjectKind {
    /// A publication of logical replication. Path: name.
    public static let publication = ObjectKind(rawValue: "publication")

    /// A table of a publication, owned by it; its ``AttributeKey/columns`` and its condition (``AttributeKey/predicate``)
    /// where not all of it is published. Path: publication, schema, table.
    public static let publishedTable = ObjectKind(rawValue: "published table")

    /// A schema of which a publication has all tables, owned by it. Path: publication, schema.
    public static let publishedSchema = ObjectKind(rawValue: "published schema")
}

extension AttributeKey where Value == Bool {
    /// Whether a publication has all tables of the database.
    public static var hasAllTables: Self { Self("all tables") }
}
