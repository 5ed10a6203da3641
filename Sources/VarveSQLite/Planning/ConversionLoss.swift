/// A condition under which a value of one sort comes out of a conversion as another one.
struct ConversionLoss {
    /// The sort, by `typeof`.
    let sort: String
    let condition: String

    init(_ sort: String, where condition: String) {
        self.sort = sort
        self.condition = condition
    }

    /// The condition under which any value of a column is lost; `nil` where none can be.
    ///
    /// - Parameter sorts: The sorts of values that there are.
    static func condition(_ losses: [Self], of column: String, among sorts: Set<String>) -> String? {
        let cases = losses.filter { sorts.contains($0.sort) }
        guard !cases.isEmpty else { return nil }
        let branches = cases.map { "WHEN '\($0.sort)' THEN \($0.condition) " }
        return "CASE typeof(\(column)) \(branches.joined())ELSE 0 END"
    }

    /// Whether text that is converted reads otherwise, whatever the column's collation takes for equal.
    static func isWrittenOtherwise(_ column: String, as type: String) -> String {
        "CAST(CAST(\(column) AS \(type)) AS TEXT) <> \(column) COLLATE BINARY"
    }

    /// Whether text that is taken for a REAL reads otherwise, as a whole number too, or is none of 53 bits.
    static func isOtherReal(_ column: String) -> String {
        "(\(isWrittenOtherwise(column, as: "NUMERIC")) AND \(isWrittenOtherwise(column, as: "REAL")) "
            + "OR CAST(\(column) AS REAL) <> CAST(\(column) AS NUMERIC))"
    }

    /// Of an integer, a REAL keeps 53 bits.
    static func integerAsReal(_ column: String) -> Self {
        Self("integer", where: "CAST(\(column) AS REAL) <> \(column)")
    }

    /// A number with a fraction is written with 15 digits.
    static func realAsText(_ column: String) -> Self {
        Self("real", where: "CAST(CAST(\(column) AS TEXT) AS REAL) <> \(column)")
    }
}
