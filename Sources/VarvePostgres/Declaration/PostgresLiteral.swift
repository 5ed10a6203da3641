import VarveDeclaration

/// Reads defaults that are plain values.
enum PostgresLiteral {
    /// The value, or `nil` where the expression is none of the simple forms or not of the column's type.
    static func read(_ expression: String, _ type: DataType) -> SQLLiteral? {
        switch type {
        case .boolean:
            return expression == "true" ? .boolean(true) : expression == "false" ? .boolean(false) : nil
        case .int16, .int32, .int64:
            return (Int64(expression) ?? quoted(expression).flatMap { Int64($0) }).map(SQLLiteral.integer)
        case .text, .varchar, .json: return quoted(expression).map(SQLLiteral.text)
        case .enumeration(let words):
            return quoted(expression).flatMap { words.labels.contains($0) ? .label($0, of: words) : nil }
        default: return nil
        }
    }

    /// The content of `'it''s'::text`.
    private static func quoted(_ expression: String) -> String? {
        guard expression.hasPrefix("'") else { return nil }
        var content = ""
        var rest = expression.dropFirst()
        while let quote = rest.firstIndex(of: "'") {
            content += rest[..<quote]
            rest = rest[rest.index(after: quote)...]
            if rest.hasPrefix("'") {
                content += "'"
                rest = rest.dropFirst()
            } else {
                return rest.isEmpty || rest.hasPrefix("::") ? content : nil
            }
        }
        return nil
    }
}
