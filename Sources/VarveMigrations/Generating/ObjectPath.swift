/// The name of an object as a user writes it: parts with dots between them, a part with a dot in double quotes.
enum ObjectPath {
    /// The parts of a name: `users."first.name"` has two.
    static func parts(of text: some StringProtocol) -> [String] {
        split(text, at: ".").map(unquoted)
    }

    /// Cuts a text wherever a separator stands outside of quotes and parentheses.
    static func split(_ text: some StringProtocol, at separator: Character) -> [String] {
        var parts = [""]
        var isQuoted = false
        var depth = 0
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case "(" where !isQuoted: depth += 1
            case ")" where !isQuoted: depth -= 1
            default: break
            }
            if character == separator, !isQuoted, depth <= 0 {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }

    private static func unquoted(_ part: String) -> String {
        guard part.count >= 2, part.hasPrefix("\""), part.hasSuffix("\"") else { return part }
        return String(part.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }
}
