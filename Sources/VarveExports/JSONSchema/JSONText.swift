/// JSON whose members stay in their order.
indirect enum JSONText {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([JSONText])
    case object([(String, JSONText)])

    /// The text, two blanks for each level.
    func text(indent: String = "") -> String {
        switch self {
        case .null: "null"
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): number
        case .text(let text): Self.literal(text)
        case .list(let items) where items.isEmpty: "[]"
        case .list(let items):
            "[" + items.map { $0.text(indent: indent) }.joined(separator: ", ") + "]"
        case .object(let members) where members.isEmpty: "{}"
        case .object(let members):
            "{\n"
                + members.map { "\(indent)  \(Self.literal($0)): \($1.text(indent: indent + "  "))" }
                .joined(separator: ",\n") + "\n\(indent)}"
        }
    }

    private static func literal(_ text: String) -> String {
        let body = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": return "\\\\"
            case "\"": return "\\\""
            case "\n": return "\\n"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: return String(scalar)
            }
        }
        return "\"" + body.joined() + "\""
    }
}
