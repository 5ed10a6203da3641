import VarveCatalog

/// What a column makes of values outside of STRICT (SQLite's manual, Datatypes, section 3.1). It converts what it can
/// and keeps the rest as it is.
enum Affinity {
    case text, blob, integer, real, numeric

    init(of type: String?) {
        let name = Quoting.uppercased(type ?? "")
        func speaks(of words: String...) -> Bool { words.contains { name.contains($0) } }
        self =
            if speaks(of: "INT") {
                .integer
            } else if speaks(of: "CHAR", "CLOB", "TEXT") {
                .text
            } else if name.isEmpty || speaks(of: "BLOB") {
                .blob
            } else if speaks(of: "REAL", "FLOA", "DOUB") {
                .real
            } else {
                .numeric
            }
    }

    /// The sorts of values, by `typeof`, that such a column holds and that another type could convert.
    var sorts: Set<String> {
        switch self {
        case .text: ["text"]
        case .real: ["real"]
        case .integer, .numeric: ["integer", "real"]
        case .blob: ["integer", "real", "text"]
        }
    }

    /// The condition under which a column's value comes out of the conversion as another one; `nil` where none does.
    ///
    /// - Parameter sorts: The sorts of values that there are.
    func isLost(_ column: String, among sorts: Set<String>) -> String? {
        ConversionLoss.condition(losses(of: column), of: column, among: sorts)
    }

    private func losses(of column: String) -> [ConversionLoss] {
        let number = "CAST(\(column) AS NUMERIC)"
        // A comparison with a number converts text as storing it would, and leaves alone what is no number.
        let isNumber = "\(column) = \(number)"
        switch self {
        case .text: return [.realAsText(column)]
        case .blob: return []
        case .integer, .numeric:
            let isOtherNumber = ConversionLoss.isWrittenOtherwise(column, as: "NUMERIC")
            // Storing makes integers of whole numbers that CAST leaves as REAL, those of more than 51 bits.
            let becomesInteger = "typeof(\(number)) = 'real' AND \(number) = CAST(\(number) AS INTEGER)"
            return [
                ConversionLoss("text", where: "\(isNumber) AND (\(isOtherNumber) OR \(becomesInteger))")
            ]
        case .real:
            return [
                ConversionLoss("text", where: "\(isNumber) AND \(ConversionLoss.isOtherReal(column))"),
                .integerAsReal(column),
            ]
        }
    }
}
