extension ObjectKind {
    /// A sequence, unless an identity column made it. Path: schema, name.
    ///
    /// A sequence that belongs to a column has that column as its owner, without depending on it: it is
    /// created before the column and vanishes with it.
    public static let sequence = ObjectKind(rawValue: "sequence")

    /// The link from a sequence to the column that owns it, owned by the sequence. Path: schema, sequence.
    public static let sequenceOwnership = ObjectKind(rawValue: "sequence ownership")
}

extension AttributeKey where Value == [String] {
    /// The owning column of a sequence: schema, table, column.
    public static var owningColumn: Self { Self("owned by") }
}

extension AttributeKey where Value == String {
    /// The first value that a sequence gives.
    public static var start: Self { Self("start") }

    /// The step between two values of a sequence.
    public static var increment: Self { Self("increment") }

    /// The least value of a sequence.
    public static var minimum: Self { Self("minimum") }

    /// The greatest value of a sequence.
    public static var maximum: Self { Self("maximum") }

    /// How many values of a sequence a session reserves at once.
    public static var cache: Self { Self("cache") }
}

extension AttributeKey where Value == Bool {
    /// Whether a sequence starts again after its last value.
    public static var cycles: Self { Self("cycle") }
}
