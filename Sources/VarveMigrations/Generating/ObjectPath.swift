import VarveDatabase

/// The name of an object as a user writes it: parts with dots between them, a part with a dot in double quotes.
enum ObjectPath {
    /// The name of an object as a command line takes it: as it is displayed, with parts in quotes where they need them.
    static func text(of path: [String], in dialect: any Dialect) -> String {
        let shown = dialect.display(path)
        let parts = path.indices.map { path[$0...] }.first { $0.joined(separator: ".") == shown }
        return (parts ?? path[...]).map(quoted).joined(separator: ".")
    }

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

    /// A part in quotes, unless it is taken for what it is without them.
    private static func quoted(_ part: String) -> String {
        let isPlain =
            parts(of: part + ".x") == [part, "x"] && split(part + ":x", at: ":").count == 2
        return isPlain ? part : "\"" + part.replacing("\"", with: "\"\"") + "\""
    }

    private static func unquoted(_ part: String) -> String {
        guard part.count >= 2, part.hasPrefix("\""), part.hasSuffix("\"") else { return part }
        return String(part.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }
}
