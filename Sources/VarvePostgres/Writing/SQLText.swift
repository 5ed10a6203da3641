import VarveCatalog

/// Names and values as they stand in PostgreSQL's SQL.
enum SQLText {
    /// An identifier, always quoted, so that no word list decides whether it may stand bare.
    static func identifier(_ name: String) -> String {
        "\"" + doubling("\"", in: name) + "\""
    }

    /// A qualified name, every part quoted: `"public"."users"`.
    static func qualified(_ path: some Sequence<String>) -> String {
        path.map(identifier).joined(separator: ".")
    }

    /// Identifiers with commas between them.
    static func list(_ names: some Sequence<String>) -> String {
        names.map(identifier).joined(separator: ", ")
    }

    /// A text literal. One with a backslash gets the `E` form, which means the same whatever
    /// `standard_conforming_strings` says.
    static func literal(_ text: String) -> String {
        let quoted = "'" + doubling("'", in: text) + "'"
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return quoted }
        return "E" + doubling("\\", in: quoted)
    }

    /// An expression within exactly one more pair of parentheses than it needs: none is added where one pair
    /// already encloses all of it, as the server's deparsed expressions often have.
    static func parenthesised(_ expression: String) -> String {
        let text = FaithfulExpression.text(expression)
        return isEnclosed(text) ? text : "(" + text + ")"
    }

    /// Storage parameters, stored as `name=value`, as they stand in WITH or SET.
    static func options(_ options: [String]) -> String {
        options.map(option).joined(separator: ", ")
    }

    /// The name of a storage parameter that is stored as `name=value`.
    static func optionName(_ option: String) -> String {
        String(option.prefix { $0 != "=" })
    }

    private static func option(_ option: String) -> String {
        guard let equals = option.firstIndex(of: "=") else { return option }
        let value = option[option.index(after: equals)...]
        let isPlain =
            !value.isEmpty
            && value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") }
        return option[...equals] + (isPlain ? String(value) : literal(String(value)))
    }

    /// Scalar by scalar: to a character, a mark with an accent on it would be another mark.
    private static func doubling(_ mark: Unicode.Scalar, in text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(scalar)
            if scalar == mark { result.append(scalar) }
        }
        return String(result)
    }

    private static func isEnclosed(_ expression: String) -> Bool {
        guard expression.utf8.first == UInt8(ascii: "(") else { return false }
        var depth = 0
        var quote: UInt8?
        var remaining = expression.utf8.count
        for byte in expression.utf8 {
            remaining -= 1
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return remaining == 0 }
            default: break
            }
        }
        return false
    }
}

extension CatalogObject {
    /// The object's qualified name, quoted.
    var reference: String { SQLText.qualified(id.path) }

    /// The qualified name, quoted, of the table, view or domain that the object is a part of.
    var ownerReference: String { SQLText.qualified(id.path.dropLast()) }

    /// The object's own name, quoted.
    var quotedName: String { SQLText.identifier(name) }
}
