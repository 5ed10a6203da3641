import VarveDeclaration

/// Reads defaults that are plain values.
enum PostgresLiteral {
    /// The value, or `nil` where the expression is none of the simple forms or not of the column's type. `0` and `'0'::bigint`
    /// are two defaults: the server keeps them as they were given.
    static func read(_ expression: String, _ type: DataType) -> SQLLiteral? {
        switch type {
        case .boolean:
            return expression == "true" ? .boolean(true) : expression == "false" ? .boolean(false) : nil
        case .int16, .int32, .int64:
            return (Int64(expression) ?? quoted(expression).flatMap { Int64($0) })
                .flatMap { text(of: $0) == expression ? .integer($0) : nil }
        case .text: return quoted(expression, as: "text").map(SQLLiteral.text)
        case .varchar: return quoted(expression, as: "character varying").map(SQLLiteral.text)
        case .json: return quoted(expression, as: "jsonb").map(SQLLiteral.text)
        case .enumeration(let words):
            return quoted(expression).flatMap { words.labels.contains($0) ? .label($0, of: words) : nil }
        default: return nil
        }
    }

    /// A number in the form in which it comes back when it was given without quotes.
    private static func text(of number: Int64) -> String? {
        switch number {
        case 0...Int64(Int32.max): "\(number)"
        case -Int64(Int32.max)..<0: "'\(number)'::integer"
        case .min: nil
        default: "'\(number)'::bigint"
        }
    }

    /// The content of `'it''s'::text`.
    private static func quoted(_ expression: String, as type: String? = nil) -> String? {
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
                if let type { return rest == "::" + type ? content : nil }
                return rest.isEmpty || rest.hasPrefix("::") ? content : nil
            }
        }
        return nil
    }
}
