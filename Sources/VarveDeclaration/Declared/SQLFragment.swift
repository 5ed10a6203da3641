/// A piece of SQL that is written out by a dialect: its text stays, its columns and values are quoted.
public struct SQLFragment: Sendable, Hashable {
    /// A part of a fragment.
    public enum Part: Sendable, Hashable {
        /// Text that stays as it is.
        case sql(String)
        /// A column of the table at hand.
        case column(String)
        /// A value.
        case literal(SQLLiteral)
        /// Text for each database; where one is absent, that database can't have it.
        case native(postgres: String?, sqlite: String?)
    }

    /// The parts in order.
    public var parts: [Part]

    /// Collects parts.
    public init(_ parts: [Part]) {
        self.parts = parts
    }

    /// Takes text as it is.
    public init(sql: String) {
        self.parts = [.sql(sql)]
    }
}

/// A value that is written into SQL text, because DDL takes no parameters.
public enum SQLLiteral: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case double(Double)
    case text(String)
    case bytes([UInt8])
    /// An exact number in decimal notation.
    case decimal(String)
    /// An instant, as microseconds since 1970 in UTC.
    case instant(microseconds: Int64)
    /// A list of values of one type.
    indirect case array([SQLLiteral], of: DataType)
    /// A value that has no form in SQL, and why; a schema that holds one is refused.
    case impossible(String)
    /// A word of a fixed set.
    case label(String, of: DeclaredEnum)
}
