/// What a column holds, independent of the database.
public indirect enum DataType: Sendable, Hashable {
    case int16
    case int32
    case int64
    case double
    /// An exact number; with digits in all and after the point where they are limited.
    case decimal(precision: Int?, scale: Int?)
    case text
    /// Text of at most so many characters.
    case varchar(Int)
    case boolean
    case uuid
    /// An instant.
    case timestamp
    case bytes
    case json
    /// One of a fixed set of words.
    case enumeration(DeclaredEnum)
    /// A list, where the database has lists.
    case array(DataType)
    /// The type's name in each database, for what has no neutral form.
    case native(postgres: String?, sqlite: String?)
}

/// A fixed set of words.
public struct DeclaredEnum: Sendable, Hashable {
    /// The schema of the type, where the declaration names one.
    public var schema: String?
    /// The type's name, where the database has such types.
    public var name: String
    /// The words, in order.
    public var labels: [String]

    /// Describes a set of words.
    public init(schema: String? = nil, name: String, labels: [String]) {
        self.schema = schema
        self.name = name
        self.labels = labels
    }
}
