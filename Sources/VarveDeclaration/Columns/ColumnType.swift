/// A closer type for a column than its Swift type gives.
public struct ColumnType<Value: ColumnValue>: Sendable {
    let dataType: DataType

    /// The type that belongs to the Swift type.
    public static var standard: Self { Self(dataType: Value.dataType) }

    /// A type that is named as the databases name it. Where one is left out, that database can't have the column.
    public static func native(postgres: String? = nil, sqlite: String? = nil) -> Self {
        Self(dataType: .native(postgres: postgres, sqlite: sqlite))
    }
}

extension ColumnType where Value.Base == String {
    /// Text of at most so many characters.
    public static func varchar(_ limit: Int) -> Self { Self(dataType: .varchar(limit)) }
}
