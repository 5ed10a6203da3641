extension ObjectKind {
    /// The place of a table among the partitions of another, owned by the partition. Path: the partition's.
    ///
    /// An object of its own, since a table can be there before it becomes a partition, and stays when it is one no more.
    public static let partition = ObjectKind(rawValue: "partition")

    /// The tie of a table to the composite type whose attributes its columns are (`CREATE TABLE … OF`), owned by the table.
    /// Path: the table's.
    public static let tableType = ObjectKind(rawValue: "table type")

    /// The tie of a table to one that it inherits from, owned by the heir. Path: the heir's path, the parent's name.
    public static let inheritance = ObjectKind(rawValue: "inheritance")
}

extension AttributeKey where Value == String {
    /// How a table is divided into partitions, as the database writes it: `RANGE (created_at)`.
    public static var partitionKey: Self { Self("partition key") }

    /// Which rows a partition holds, as the database writes it: `FOR VALUES FROM (1) TO (9)`.
    public static var bound: Self { Self("bound") }
}

extension AttributeKey where Value == [String] {
    /// The types and collations of the columns that a partition key is made of.
    public static var partitionKeyTypes: Self { Self("partition key types") }

    /// The path of the table that a partition or an heir belongs to, or of the type that a table is of.
    public static var parent: Self { Self("parent") }
}
