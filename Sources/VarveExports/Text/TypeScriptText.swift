/// Text as it stands in TypeScript.
enum TypeScriptText {
    /// A string literal.
    static func literal(_ text: String) -> String {
        "\"" + text.unicodeScalars.map { escaped($0, quote: "\"") }.joined() + "\""
    }

    /// SQL as Drizzle takes it.
    static func sql(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let body = scalars.indices.map { place in
            let opensValue =
                scalars[place] == "$" && scalars.indices.contains(place + 1) && scalars[place + 1] == "{"
            return opensValue ? "\\$" : escaped(scalars[place], quote: "`")
        }
        return "sql`" + body.joined() + "`"
    }

    private static func escaped(_ scalar: Unicode.Scalar, quote: Unicode.Scalar) -> String {
        switch scalar {
        case "\\": return "\\\\"
        case quote: return "\\" + String(quote)
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            return UnseenScalars.contains(scalar)
                ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
        }
    }

    /// An object literal; nothing where it would be empty.
    static func object(_ members: [String]) -> String? {
        members.isEmpty ? nil : "{ \(members.joined(separator: ", ")) }"
    }

    /// A comment that editors show with what follows.
    static func comment(_ text: String, indent: String = "") -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            CommentText.line(String($0)).replacing("*/", with: "* /")
        }
        guard lines.count > 1 else { return "\(indent)/** \(lines.first ?? "") */\n" }
        return "\(indent)/**\n" + lines.map { "\(indent) * \($0)\n" }.joined() + "\(indent) */\n"
    }
}

/// Names of a database in the form that TypeScript takes.
enum TypeScriptNames {
    /// A constant's or property's name: `user_id` is `userId`.
    static func member(_ name: String, suffix: String, in names: inout UniqueNames) -> String {
        let text = Words.camelCase(name)
        guard text.first?.isLetter ?? false else {
            let lead = suffix.prefix(1).lowercased() + suffix.dropFirst()
            return names.name(lead + text.prefix(1).uppercased() + text.dropFirst())
        }
        return names.name(text, suffix: suffix)
    }

    /// Words that are no names of constants.
    static let keywords: Set<String> = [
        "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default",
        "delete", "do", "else", "enum", "eval", "export", "extends", "false", "finally", "for", "function",
        "if",
        "implements", "import", "in", "instanceof", "interface", "let", "new", "null", "package", "private",
        "protected", "public", "return", "static", "super", "switch", "this", "throw", "true", "try",
        "typeof",
        "undefined", "var", "void", "while", "with", "yield",
    ]
}
