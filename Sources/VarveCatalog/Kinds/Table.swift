extension ObjectKind {
    /// A table. Path: schema, name; in a database without schemas: name.
    public static let table = ObjectKind(rawValue: "table")
}

extension AttributeKey where Value == Bool {
    /// SQLite: whether values must have their column's type.
    public static var isStrict: Self { Self("strict") }

    /// SQLite: whether the table is stored by its primary key.
    public static var isWithoutRowID: Self { Self("without rowid") }

    /// PostgreSQL: whether a table or sequence is kept out of the write-ahead log.
    public static var isUnlogged: Self { Self("unlogged") }
}

extension AttributeKey where Value == String {
    /// PostgreSQL: how logical replication tells rows apart, where no index says it: `FULL`, `NOTHING`.
    public static var replicaIdentity: Self { Self("replica identity") }

    /// PostgreSQL: the tablespace of a table, a materialized view, an index or the index behind a key, where it is not the
    /// database's own.
    public static var tablespace: Self { Self("tablespace") }

    /// PostgreSQL: the access method of a table or materialized view, where it is not `heap`.
    public static var accessMethod: Self { Self("access method") }
}

extension AttributeKey where Value == [String] {
    /// PostgreSQL: storage parameters of a table, an index or a view, each as `name=value`, by name.
    public static var options: Self { Self("options") }
}
