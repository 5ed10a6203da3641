/// The rows that a statement gave.
public struct Rows: Sendable, Hashable {
    /// The names of the columns.
    public let columns: [String]

    /// The values, row by row.
    public let values: [[DatabaseValue]]

    /// Collects rows.
    public init(columns: [String], values: [[DatabaseValue]]) {
        self.columns = columns
        self.values = values
    }

    /// The first value of the first row; `nil` where there is no row.
    public var first: DatabaseValue? { values.first?.first }
}

extension Rows: RandomAccessCollection {
    public var startIndex: Int { values.startIndex }
    public var endIndex: Int { values.endIndex }
    public subscript(position: Int) -> [DatabaseValue] { values[position] }
}
