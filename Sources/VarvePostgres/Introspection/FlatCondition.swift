import VarveCatalog

/// Brings conditions into the form that they have when the server reads what it wrote itself.
///
/// `a BETWEEN 1 AND 2 AND b` is kept as `((a >= 1) AND (a <= 2)) AND b`; read anew, the parser makes one chain of three
/// of it. Without the inner parentheses both are one text, so that a condition does not differ from its own copy.
enum FlatCondition {
    /// The text with each chain of AND or OR that is the first member of another such chain taken into that.
    static func text(_ text: String) -> String {
        var bytes = Array(text.utf8)
        guard hasNestedGroups(bytes), let groups = Group.all(in: bytes) else { return text }
        var isChanged = false
        for group in groups.values {
            guard let inner = groups[group.start + 1], let word = inner.word, word == group.word,
                !bytes[(inner.start + 1)...].starts(with: query)
            else { continue }
            // No text of the server's holds the character NUL.
            bytes[inner.start] = 0
            bytes[inner.end] = 0
            isChanged = true
        }
        return isChanged ? String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self) : text
    }

    /// Brings the attributes of an object into that form that hold what the server made of conditions. The bodies of
    /// routines are not among them: they are as their authors wrote them.
    static func normalise(_ object: inout CatalogObject) {
        if object.kind == .function || object.kind == .procedure { return }
        for element in object.attributes where keys.contains(element.key) {
            switch element.value {
            case .text(let text): object.attributes[element.key] = .text(Self.text(text))
            case .list(let texts): object.attributes[element.key] = .list(texts.map(text))
            case .flag, .integer: break
            }
        }
    }

    private static func hasNestedGroups(_ bytes: [UInt8]) -> Bool {
        zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "(") && $1 == UInt8(ascii: "(") }
    }

    private static let query = Array("SELECT".utf8)

    private static let keys: Set<String> = {
        let texts: [AttributeKey<String>] = [
            .expression, .definition, .predicate, .defaultExpression, .usingExpression, .checkExpression,
        ]
        return Set(texts.map(\.name) + [AttributeKey<[String]>.keys.name])
    }()
}

/// What stands between two parentheses.
private struct Group {
    let start: Int
    var end = 0
    /// The word that its members are joined by, where it is AND or OR alone.
    var word: Word?

    enum Word {
        case and, or
    }

    /// All groups by their start; `nil` where parentheses don't match.
    static func all(in bytes: [UInt8]) -> [Int: Group]? {
        var open: [Group] = []
        var groups: [Int: Group] = [:]
        var quote: UInt8?
        for (place, byte) in bytes.enumerated() {
            if let mark = quote {
                if byte == mark { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
            case UInt8(ascii: "("): open.append(Group(start: place))
            case UInt8(ascii: ")"):
                guard var group = open.popLast() else { return nil }
                group.end = place
                groups[group.start] = group
            case UInt8(ascii: " "):
                guard let last = open.indices.last, open[last].word == nil else { continue }
                if bytes[place...].starts(with: and) { open[last].word = .and }
                if bytes[place...].starts(with: or) { open[last].word = .or }
            default: break
            }
        }
        return open.isEmpty && quote == nil ? groups : nil
    }

    private static let and = Array(" AND ".utf8)
    private static let or = Array(" OR ".utf8)
}
