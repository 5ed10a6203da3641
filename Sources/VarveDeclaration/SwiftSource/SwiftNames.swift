/// Names of a database in the form that Swift takes.
enum SwiftNames {
    /// A type's name: `scan_jobs` is `ScanJobs`.
    static func type(_ name: String, taken: inout Set<String>) -> String {
        var text = plainType(name)
        if text.first?.isNumber ?? true { text = "Table" + text }
        if Self.knownTypes.contains(text) { text += "Table" }
        return unique(text, &taken)
    }

    /// A type's name, whatever else it may mean.
    static func plainType(_ name: String) -> String { words(in: name).map(capitalised).joined() }

    /// A property's or case's name: `user_id` is `userID`.
    static func member(_ name: String, taken: inout Set<String>) -> String {
        let words = words(in: name)
        var text = (words.prefix(1).map { $0.lowercased() } + words.dropFirst().map(capitalised)).joined()
        if text.first?.isNumber ?? true { text = "column" + text }
        if Self.knownMembers.contains(text) { text += "Column" }
        let found = unique(text, &taken)
        return Self.keywords.contains(found) ? "`\(found)`" : found
    }

    /// A type's name in small letters: `CreditNotes` is `credit_notes`.
    static func snakeCase(_ name: String) -> String {
        words(in: name).map { $0.lowercased() }.joined(separator: "_")
    }

    /// Text as a Swift string literal, over several lines where it has some.
    static func literal(_ text: String, indent: String = "") -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 1 else { return "\"\(escape(text))\"" }
        let body = lines.map { $0.isEmpty ? "" : indent + escape($0) }.joined(separator: "\n")
        return "\"\"\"\n\(body)\n\(indent)\"\"\""
    }

    /// Text as it stands inside a literal.
    static func escape(_ text: some StringProtocol) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            case "\0": escaped += "\\0"
            default:
                if isPlain(scalar) {
                    escaped.unicodeScalars.append(scalar)
                } else {
                    escaped += "\\u{\(String(scalar.value, radix: 16))}"
                }
            }
        }
        return escaped
    }

    /// Whether a scalar is seen as what it is: no control character and nothing that joins with its neighbours.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark, .spacingMark, .lineSeparator,
            .paragraphSeparator,
            .privateUse, .unassigned, .surrogate:
            false
        default: true
        }
    }

    private static func unique(_ text: String, _ taken: inout Set<String>) -> String {
        var candidate = text
        var number = 2
        while !taken.insert(candidate).inserted {
            candidate = "\(text)\(number)"
            number += 1
        }
        return candidate
    }

    /// The words of a name, cut at whatever is no ASCII letter or digit and where a capital follows a small letter.
    private static func words(in name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var previousIsSmall = false
        for character in name {
            let isPart = character.isASCII && (character.isLetter || character.isNumber)
            if !isPart || (previousIsSmall && character.isUppercase) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if isPart { word.append(character) }
            previousIsSmall = isPart && !character.isUppercase
        }
        return word.isEmpty ? words : words + [word]
    }

    private static func capitalised(_ word: String) -> String {
        let capitals = word.uppercased()
        if initialisms.contains(capitals) { return capitals }
        return capitals.prefix(1) + word.dropFirst().lowercased()
    }

    private static let initialisms: Set<String> = [
        "ID", "URL", "UUID", "JSON", "HTML", "HTTP", "SQL", "API", "IP",
    ]

    /// Types that the declarations themselves use.
    private static let knownTypes: Set<String> = [
        "Any", "AppendOnly", "Array", "Bool", "Check", "Column", "ColumnDefault", "ColumnGroup", "ColumnType",
        "Condition", "Conventions", "ConventionRule", "Exemption", "NamePattern", "Data", "DatabaseEnum",
        "Date", "Decimal", "DeclaredSQL", "Double", "ForbiddenColumns",
        "ForeignKey", "Index", "Int", "Int16", "Int32", "Int64", "JSON", "JSONValue", "KeyPath", "Optional",
        "OptimisticLock", "PrimaryKey", "Protocol", "Retention", "Rule", "Schema", "SchemaModule", "Self",
        "Sendable",
        "String", "Swift",
        "Table",
        "TableOptions", "Type", "UInt8", "UUID", "Unique", "UpdatedAt", "Varve", "VerbatimKey",
        "FoundationEssentials",
    ]

    /// Members that a table or an enum has already.
    private static let knownMembers: Set<String> = [
        "rules", "init", "self", "rawValue", "literal", "hashValue",
    ]

    private static let keywords: Set<String> = [
        "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit",
        "do",
        "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if",
        "import",
        "in", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol",
        "public", "repeat", "rethrows", "return", "static", "struct", "subscript", "super", "switch", "throw",
        "throws", "true", "try", "typealias", "var", "where", "while",
    ]
}
