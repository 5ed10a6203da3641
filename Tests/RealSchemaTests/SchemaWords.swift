/// The words of an SQL text without what makes no difference: comments, blanks, quotes around names and the case of letters.
struct SchemaWords {
    private var words: [String] = []

    init(of text: String) {
        var rest = Array(text)[...]
        while let first = rest.first {
            switch first {
            case _ where first.isWhitespace: rest.removeFirst()
            case "-" where rest.starts(with: "--"): rest = rest.drop { $0 != "\n" }
            case "/" where rest.starts(with: "/*"): rest = Self.afterComment(rest)
            case "'": words.append(Self.quoted(&rest, by: "'"))
            case "\"", "`": words.append(Self.name(Self.quoted(&rest, by: first)))
            case "[": words.append(Self.name(Self.quoted(&rest, by: "]")))
            case _ where Self.isPart(first):
                let word = rest.prefix(while: Self.isPart)
                words.append(String(word).lowercased())
                rest = rest.dropFirst(word.count)
            case _ where rest.starts(with: "!="): words.append(Self.taking(2, from: &rest, as: "<>"))
            case _ where rest.starts(with: "=="): words.append(Self.taking(2, from: &rest, as: "="))
            case _ where rest.starts(with: "<>"): words.append(Self.taking(2, from: &rest, as: "<>"))
            default: words.append(String(rest.removeFirst()))
            }
        }
    }

    private static func taking(_ count: Int, from rest: inout ArraySlice<Character>, as word: String)
        -> String
    {
        rest = rest.dropFirst(count)
        return word
    }

    /// All words in their order.
    var all: String { words.joined(separator: " ") }

    /// What the pragmas don't tell of a table: the expressions of checks and generated columns, collations and the like.
    var clauses: String {
        var clauses: [String] = []
        for (index, word) in words.enumerated() {
            let rest = words[(index + 1)...]
            switch word {
            case "check", "as": clauses.append(word + Self.group(rest))
            case "collate", "conflict", "initially": clauses.append("\(word) \(rest.first ?? "")")
            case "autoincrement": clauses.append(word)
            default: break
            }
        }
        return clauses.sorted().joined(separator: ", ")
    }

    /// The words up to where the parenthesis is closed with which they begin, without a second one around the same.
    private static func group(_ words: ArraySlice<String>) -> String {
        var group = closed(words)
        while group.count > 2, closed(group.dropFirst()).count == group.count - 2 {
            group = group.dropFirst().dropLast()
        }
        return group.map { " " + $0 }.joined()
    }

    private static func closed(_ words: ArraySlice<String>) -> ArraySlice<String> {
        var depth = 0
        for (index, word) in zip(words.indices, words) {
            if word == ")" { depth -= 1 }
            if word == "(" { depth += 1 }
            if depth == 0 { return words[words.startIndex...index] }
        }
        return words
    }

    private static func isPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "$"
    }

    private static func afterComment(_ text: ArraySlice<Character>) -> ArraySlice<Character> {
        var rest = text.dropFirst(2)
        while !rest.isEmpty, !rest.starts(with: "*/") { rest.removeFirst() }
        return rest.dropFirst(2)
    }

    /// A text with its quotes, in which a doubled quote stands for one.
    private static func quoted(_ rest: inout ArraySlice<Character>, by quote: Character) -> String {
        var text = String(rest.removeFirst())
        while let next = rest.popFirst() {
            text.append(next)
            guard next == quote else { continue }
            guard rest.first == quote else { break }
            text.append(rest.removeFirst())
        }
        return text
    }

    private static func name(_ quoted: String) -> String {
        quoted.dropFirst().dropLast().lowercased()
    }
}
