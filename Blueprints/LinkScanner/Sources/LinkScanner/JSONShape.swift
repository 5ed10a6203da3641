import VarveDeclaration

/// What the outermost value of a JSON text is.
enum JSONShape: String {
    case array
    case object

    /// The rule that a column holds such a value; each database asks in its own way.
    func check<Content>(_ column: Column<JSON<Content>>) -> [Rule] {
        let name = "\(column.name)_is_\(rawValue)"
        return [
            Check(sql: "jsonb_typeof(\(column)) = \(value: rawValue)", name: name, on: .postgres).rule,
            Check(sql: "json_type(\(column)) = \(value: rawValue)", name: name, on: .sqlite).rule,
        ]
    }
}
