import VarveDatabase

/// JSON Schema's words for types.
enum JSONSchemaWords {
    /// The members that say what a value is.
    static func members(of type: JSONType, isNullable: Bool) -> [(String, JSONText)] {
        func typed(_ name: String) -> (String, JSONText) {
            ("type", isNullable ? .list([.text(name), .text("null")]) : .text(name))
        }
        switch type {
        case .integer(let range):
            guard let range else { return [typed("integer")] }
            return [
                typed("integer"), ("minimum", .number(String(range.lowerBound))),
                ("maximum", .number(String(range.upperBound))),
            ]
        case .number: return [typed("number")]
        case .boolean: return [typed("boolean")]
        case .text(let limit, let format, let holdsJSON):
            var members = [typed("string")]
            if let limit { members.append(("maxLength", .number(String(limit)))) }
            if let format { members.append(("format", .text(format))) }
            if holdsJSON { members.append(("contentMediaType", .text("application/json"))) }
            return members
        case .oneOf(let words):
            return [typed("string"), ("enum", .list(words.map(JSONText.text) + (isNullable ? [.null] : [])))]
        case .any: return []
        case .list(let item):
            return [typed("array"), ("items", .object(members(of: item, isNullable: true)))]
        // A number in the database may be one in JSON or a text, so nothing is said.
        case .native: return []
        }
    }

    /// Whether the words say less than the type does.
    static func isVague(_ type: JSONType) -> Bool {
        switch type {
        case .native: true
        case .list(let item): isVague(item)
        default: false
        }
    }

    /// A default that is a plain value; `nil` where it is an expression.
    static func literal(_ expression: String, _ type: JSONType) -> JSONText? {
        switch type {
        case .integer: return Int64(expression).map { .number(String($0)) }
        case .boolean: return ["true": .flag(true), "false": .flag(false)][expression]
        case .text(_, nil, false), .oneOf: return quoted(expression).map(JSONText.text)
        default: return nil
        }
    }

    /// The text of `'it''s'` and `'it''s'::text`.
    private static func quoted(_ expression: String) -> String? {
        guard expression.hasPrefix("'") else { return nil }
        var text = ""
        var rest = expression.dropFirst()
        while let end = rest.firstIndex(of: "'") {
            text += rest[..<end]
            rest = rest[rest.index(after: end)...]
            guard rest.first == "'" else { break }
            text += "'"
            rest = rest.dropFirst()
        }
        let isCast =
            rest.hasPrefix("::") && rest.allSatisfy { $0.isLetter || $0.isNumber || ":_. ()\"".contains($0) }
        return rest.isEmpty || isCast ? text : nil
    }
}
