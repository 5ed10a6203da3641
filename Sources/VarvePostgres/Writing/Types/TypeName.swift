import VarveCatalog

/// A type as `format_type` writes it, taken apart: `character varying(40)`, `public.mood[]`.
struct TypeName: Hashable {
    /// The name without modifiers and brackets: `character varying`, `timestamp without time zone`.
    let base: String

    /// Schema and name without quotes, where the type is none of the server's own.
    let path: [String]?

    /// What stands in parentheses: `40`, `10,2`.
    let modifiers: [Int]

    /// Whether it is an array of the type.
    let isArray: Bool

    /// Takes a type's text apart.
    init(_ text: String) {
        var rest = Substring(text)
        var isArray = false
        while rest.hasSuffix("[]") {
            rest = rest.dropLast(2)
            isArray = true
        }
        self.isArray = isArray
        let (base, inner) = Self.separatingModifiers(rest)
        self.base = base
        self.modifiers = inner.split(separator: ",").compactMap { Int($0.filter { $0 != " " }) }
        self.path = Self.path(base)
    }

    /// The text up to and after the parentheses that stand outside quotes, and what is between them.
    private static func separatingModifiers(_ text: Substring) -> (base: String, inner: Substring) {
        let scalars = text.unicodeScalars
        var isQuoted = false
        for index in scalars.indices {
            if scalars[index] == "\"" { isQuoted.toggle() }
            guard scalars[index] == "(", !isQuoted, let close = scalars[index...].firstIndex(of: ")") else {
                continue
            }
            let tail = text[scalars.index(after: close)...]
            return (String(text[..<index] + tail), text[scalars.index(after: index)..<close])
        }
        return (String(text), "")
    }

    /// Schema and name of a qualified name; `nil` where no dot separates two.
    private static func path(_ text: String) -> [String]? {
        var parts = [String.UnicodeScalarView()]
        var isQuoted = false
        var wasQuote = false
        for scalar in text.unicodeScalars {
            if scalar == "\"" {
                // A doubled quote inside quotes ends and begins them again: the quote is part of the name.
                if !isQuoted && wasQuote { parts[parts.count - 1].append(scalar) }
                isQuoted.toggle()
                wasQuote = !isQuoted
                continue
            }
            wasQuote = false
            if scalar == "." && !isQuoted {
                parts.append(String.UnicodeScalarView())
            } else {
                parts[parts.count - 1].append(scalar)
            }
        }
        return parts.count == 2 ? parts.map { String($0) } : nil
    }
}

extension TypeName {
    /// What a domain comes down to, through domains over domains; the type itself where it is none.
    func resolvingDomains(in catalog: Catalog) -> TypeName {
        var type = self
        var visited: Set<[String]> = []
        while !type.isArray, let path = type.path, visited.insert(path).inserted,
            let base = catalog[ObjectID(.domain, path)]?[.dataType]
        {
            type = TypeName(base)
        }
        return type
    }

    /// Whether the type is one of the catalog's enumerated types.
    func isEnum(in catalog: Catalog) -> Bool {
        path.map { catalog[ObjectID(.enumType, $0)] != nil } ?? false
    }

    /// Whether the type holds text of any length.
    var isText: Bool { Self.textTypes.contains(base) && !isArray }

    /// Whether the type holds whole numbers.
    var isInteger: Bool { integerRange != nil && !isArray }

    /// The least and greatest value of a type of whole numbers.
    var integerRange: (least: String, greatest: String)? {
        switch base {
        case "smallint": ("-32768", "32767")
        case "integer": ("-2147483648", "2147483647")
        case "bigint": ("-9223372036854775808", "9223372036854775807")
        default: nil
        }
    }

    /// How many bytes a type of whole numbers takes.
    var integerWidth: Int? {
        switch base {
        case "smallint": 2
        case "integer": 4
        case "bigint": 8
        default: nil
        }
    }

    private static let textTypes: Set<String> = ["text", "character varying", "character", "name"]
}
