/// Names of a database in the form that Python takes.
enum PythonNames {
    /// A class's name: `scan_jobs` is `ScanJobs`.
    static func type(_ name: String, suffix: String, in names: inout UniqueNames) -> String {
        let text = Words.pascalCase(name)
        let isUsable = text.first?.isLetter ?? false
        return names.name(isUsable ? text : suffix + text, suffix: suffix)
    }

    /// An attribute's name: the column's own where it can be.
    static func attribute(_ name: String, in names: inout UniqueNames) -> String {
        let isPlain = isIdentifier(name) && !name.hasPrefix("__") && !name.hasPrefix("_sa_")
        var text = isPlain ? name : Words.snakeCase(name)
        if !(text.first?.isLetter ?? false), !isPlain { text = "column_" + text }
        return names.name(text, suffix: "_")
    }

    /// A member of an enumeration: `in review` is `IN_REVIEW`.
    static func member(_ label: String, in names: inout UniqueNames) -> String {
        let text = Words.snakeCase(label).uppercased()
        return names.name(
            text.first?.isLetter ?? false ? text : "VALUE" + (text.isEmpty ? "" : "_" + text), suffix: "_")
    }

    private static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        return name.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0))
        }
    }

    /// Words that are no names in Python.
    static let keywords: Set<String> = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
        "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
        "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ]
}
