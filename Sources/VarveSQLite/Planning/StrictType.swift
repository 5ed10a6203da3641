/// The type of a column of a STRICT table. A value of another sort is converted to it by a `CAST` (see ``RowCopy``).
struct StrictType {
    let name: String

    init(_ name: String) {
        self.name = name
    }

    /// The sorts of values, by `typeof`, that such a column can hold.
    var sorts: Set<String> {
        switch name {
        case "INTEGER", "INT": ["integer"]
        case "REAL": ["real"]
        case "TEXT": ["text"]
        case "BLOB": ["blob"]
        default: Self.allSorts
        }
    }

    static let allSorts: Set<String> = ["integer", "real", "text", "blob"]

    /// The condition under which a column's value comes out of the conversion as another one; `nil` where none does.
    ///
    /// - Parameter sorts: The sorts of values that there are.
    func isLost(_ column: String, among sorts: Set<String>) -> String? {
        ConversionLoss.condition(losses(of: column), of: column, among: sorts)
    }

    private func losses(of column: String) -> [ConversionLoss] {
        let blob = ConversionLoss("blob", where: "1")
        switch name {
        case "INTEGER", "INT":
            return [
                ConversionLoss("real", where: "CAST(\(column) AS INTEGER) <> \(column)"),
                ConversionLoss("text", where: ConversionLoss.isWrittenOtherwise(column, as: "INTEGER")), blob,
            ]
        case "REAL":
            return [
                .integerAsReal(column), ConversionLoss("text", where: ConversionLoss.isOtherReal(column)),
                blob,
            ]
        case "TEXT": return [.realAsText(column), blob]
        // A number becomes the bytes of its digits, text its own, which is another value even so.
        case "BLOB": return ["integer", "real", "text"].map { ConversionLoss($0, where: "1") }
        default: return []
        }
    }
}
