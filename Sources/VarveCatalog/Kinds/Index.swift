extension ObjectKind {
    /// An index that no constraint made, owned by its table or materialized view.
    /// Path: schema, name; in a database without schemas: name.
    public static let index = ObjectKind(rawValue: "index")

    /// Whether an index is in each object of this kind: it is one, or a key that has one.
    public var hasIndex: Bool { [.index, .primaryKey, .unique, .exclusion].contains(self) }

    /// Whether a part of this kind can come from one of another kind that another table has: of the same, but for indexes.
    /// A partition's key can be part of an index that is no key's.
    public func isAkin(to other: ObjectKind) -> Bool { self == other || hasIndex && other.hasIndex }
}

extension AttributeKey where Value == [String] {
    /// The keys of an index in order, each as the database writes it, with collation, operator class,
    /// direction and place of NULLs.
    public static var keys: Self { Self("keys") }
}

extension AttributeKey where Value == [String] {
    /// PostgreSQL: how much is noted of the values of an index's computed keys, each as `position=target`.
    public static var keyStatistics: Self { Self("statistics targets") }

    /// PostgreSQL: the partitions that have no index which is part of a partitioned table's (`CREATE INDEX … ON ONLY`).
    public static var uncoveredPartitions: Self { Self("partitions without it") }
}

extension AttributeKey where Value == String {
    /// PostgreSQL: the comment on the index behind a key.
    public static var indexComment: Self { Self("comment on the index") }

    /// The access method of an index, where it is not the default: `gin`.
    public static var method: Self { Self("method") }

    /// The WHERE of a partial index.
    public static var predicate: Self { Self("where") }
}

extension AttributeKey where Value == Bool {
    /// Whether an index refuses duplicates.
    public static var isUnique: Self { Self("unique") }

    /// PostgreSQL: whether CLUSTER sorts the table by this index, or by the one behind this key.
    public static var isClustered: Self { Self("clustered") }

    /// PostgreSQL: whether logical replication tells rows apart by this index, or by the one behind this key.
    public static var isReplicaIdentity: Self { Self("replica identity index") }

    /// PostgreSQL: whether an index, or the one behind a key, is a partitioned table's: the sum of the partitions' indexes,
    /// whose storage parameters can't be changed.
    public static var isPartitioned: Self { Self("partitioned") }

    /// PostgreSQL: whether an index was left half-built by CREATE INDEX CONCURRENTLY.
    public static var isInvalid: Self { Self("invalid") }
}
