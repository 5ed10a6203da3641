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

    /// The sorts of values, by `typeof`, that a column of a type holds and that another type could convert.
    static func sorts(in type: String?, isStrict: Bool) -> Set<String> {
        let all: Set = ["integer", "real", "text"]
        return switch Self(of: type) {
        case .text: ["text"]
        case .real: ["real"]
        case .integer: isStrict ? ["integer"] : ["integer", "real"]
        case .blob: isStrict ? [] : all
        // The only such type in STRICT is ANY, which keeps everything.
        case .numeric: isStrict ? all : ["integer", "real"]
        }
    }

    /// The condition under which a column's value comes out of the conversion as another one; `nil` where none does.
    ///
    /// - Parameter sorts: The sorts of values that there are.
    func isLost(_ column: String, among sorts: Set<String>) -> String? {
        let cases = conditions(column).filter { sorts.contains($0.sort) }
        guard !cases.isEmpty else { return nil }
        let branches = cases.map { "WHEN '\($0.sort)' THEN \($0.condition) " }
        return "CASE typeof(\(column)) \(branches.joined())ELSE 0 END"
    }

    private func conditions(_ column: String) -> [(sort: String, condition: String)] {
        // A comparison with a number converts text as storing it would, and leaves alone what is no number.
        let isNumber = "\(column) = CAST(\(column) AS NUMERIC)"
        func isWrittenOtherwise(as type: String) -> String {
            "CAST(CAST(\(column) AS \(type)) AS TEXT) <> \(column) COLLATE BINARY"
        }
        let isOtherNumber = isWrittenOtherwise(as: "NUMERIC")
        switch self {
        // A number with a fraction is written with 15 digits.
        case .text: return [("real", "CAST(CAST(\(column) AS TEXT) AS REAL) <> \(column)")]
        case .blob: return []
        case .integer, .numeric: return [("text", "\(isNumber) AND \(isOtherNumber)")]
        // Of an integer, 53 bits are kept.
        case .real:
            return [
                (
                    "text",
                    "\(isNumber) AND (\(isOtherNumber) AND \(isWrittenOtherwise(as: "REAL")) "
                        + "OR CAST(\(column) AS REAL) <> CAST(\(column) AS NUMERIC))"
                ),
                ("integer", "CAST(\(column) AS REAL) <> \(column)"),
            ]
        }
    }
}
