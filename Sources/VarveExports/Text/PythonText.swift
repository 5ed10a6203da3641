/// Text as it stands in Python.
enum PythonText {
    /// A string literal.
    static func literal(_ text: some StringProtocol) -> String {
        "\"" + text.unicodeScalars.map { escaped($0, keeping: []) }.joined() + "\""
    }

    /// A literal over several lines where the text has some.
    static func block(_ text: String) -> String {
        guard text.contains("\n") else { return literal(text) }
        // A quote is escaped everywhere, so that no three of them end the literal.
        return "\"\"\"" + text.unicodeScalars.map { escaped($0, keeping: ["\n"]) }.joined() + "\"\"\""
    }

    private static func escaped(_ scalar: Unicode.Scalar, keeping kept: Set<Unicode.Scalar>) -> String {
        switch scalar {
        case _ where kept.contains(scalar): return String(scalar)
        case "\\": return "\\\\"
        case "\"": return "\\\""
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default: break
        }
        if UnseenScalars.contains(scalar) {
            let digits = String(scalar.value, radix: 16)
            let width = scalar.value > 0xFFFF ? 8 : 4
            return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
        }
        return String(scalar)
    }

    /// A call over one line, or over several where it is long.
    static func call(_ name: String, _ arguments: [String], indent: String, after prefix: Int = 0) -> String {
        let line = "\(name)(\(arguments.joined(separator: ", ")))"
        if prefix + line.count <= 100, !line.contains("\n") { return line }
        return "\(name)(\n" + arguments.map { "\(indent)    \($0),\n" }.joined() + indent + ")"
    }
}

/// Scalars that are not seen as what they are: controls, and marks that join with their neighbours.
enum UnseenScalars {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark, .spacingMark, .lineSeparator,
            .paragraphSeparator, .privateUse, .unassigned, .surrogate:
            true
        default: false
        }
    }
}
