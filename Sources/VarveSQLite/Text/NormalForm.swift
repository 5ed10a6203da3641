/// Writes tokens in one form, in which two texts are equal exactly when SQLite sees no difference: white space,
/// comments, the case of keywords and needless quotes are gone.
struct NormalForm {
    /// What names the text may hold.
    enum Context {
        /// An expression of a table: columns are known, and written in the table's spelling.
        case table(name: String, columns: Names)
        /// A whole statement. A name stays as it is spelled; where it is one of the database's, it is quoted, as
        /// SQLite itself quotes it in a rename.
        case statement(Names)
    }

    /// Names by the form in which SQLite compares them.
    struct Names {
        private var spellings: [String: String] = [:]

        init(_ names: some Sequence<String>) {
            for name in names {
                spellings[Quoting.folded(name)] = name
            }
        }

        /// The spelling of a name, or `nil` where it is not one of these.
        func spelling(of name: String) -> String? { spellings[Quoting.folded(name)] }
    }

    let context: Context

    /// Text in normal form, and the columns that it mentions.
    struct Result {
        var text = ""
        var columns: Set<String> = []
    }

    /// Writes an expression, without parentheses that embrace all of it.
    func expression(_ tokens: ArraySlice<Token>) -> Result {
        var tokens = tokens
        while let inner = Self.withoutParentheses(tokens) {
            tokens = inner
        }
        return text(of: tokens)
    }

    /// Writes tokens.
    func text(of tokens: ArraySlice<Token>) -> Result {
        var result = Result()
        var spacing = Spacing()
        var index = tokens.startIndex
        while index < tokens.endIndex {
            if isOwnQualifier(tokens[index...]) {
                // `t.a` inside of t itself: the rest of the text is the same under every name of the table.
                index += 2
                continue
            }
            let token = tokens[index]
            let following = index + 1 < tokens.endIndex ? tokens[index + 1] : nil
            let previous = index > tokens.startIndex ? tokens[index - 1] : nil
            let written = write(token, after: previous, before: following, into: &result.columns)
            result.text += spacing.separator(before: token, written: written) + written
            index += 1
        }
        return result
    }

    private func write(
        _ token: Token, after previous: Token?, before following: Token?, into columns: inout Set<String>
    ) -> String {
        switch token.kind {
        case .word, .quotedName: break
        case .number: return Quoting.folded(token.text)
        case .blob: return Quoting.uppercased(token.text)
        case .symbol: return ["==": "=", "!=": "<>"][token.text] ?? token.text
        default: return token.text
        }
        let isFunction =
            token.kind == .word && following?.kind == .opening && previous?.isWord("INTO") != true
        if token.kind == .word, Quoting.isKeyword(token.text), isFunction || !isColumn(token) {
            return Quoting.uppercased(token.text)
        }
        guard let name = token.name else { return token.text }
        switch context {
        case .table(_, let names):
            if !isFunction, let column = names.spelling(of: name) {
                columns.insert(column)
                return Quoting.plainIfPossible(column)
            }
            return token.kind == .word ? Quoting.folded(name) : requoted(token, name)
        case .statement(let names):
            let isKnown = !isFunction && names.spelling(of: name) != nil
            return token.kind == .word && !isKnown ? name : requoted(token, name)
        }
    }

    /// Whether a keyword is a column's name: where a table has such a column, and the keyword means nothing in an expression.
    private func isColumn(_ token: Token) -> Bool {
        guard case .table(_, let names) = context else { return false }
        return token.isWord(in: Self.wordsOfStatements) && names.spelling(of: token.text) != nil
    }

    /// The keywords that SQLite takes for names without quotes, but for those that have a meaning inside an expression.
    private static let wordsOfStatements: Set<String> = [
        "ABORT", "ACTION", "AFTER", "ALWAYS", "ANALYZE", "ATTACH", "BEFORE", "BEGIN", "BY", "CASCADE",
        "COLUMN",
        "CONFLICT", "CURRENT", "DATABASE", "DEFERRED", "DETACH", "DO", "EACH", "EXCLUDE", "EXCLUSIVE",
        "EXPLAIN", "FAIL", "FIRST", "FOLLOWING", "FOR", "GENERATED", "GROUPS", "IGNORE", "IMMEDIATE",
        "INITIALLY", "INSTEAD", "KEY", "LAST", "MATERIALIZED", "NO", "NULLS", "OF", "OFFSET", "OTHERS",
        "PARTITION", "PLAN", "PRAGMA", "PRECEDING", "QUERY", "RANGE", "RECURSIVE", "REINDEX", "RELEASE",
        "RENAME", "REPLACE", "RESTRICT", "ROLLBACK", "ROW", "ROWS", "SAVEPOINT", "TEMP", "TEMPORARY", "TIES",
        "TRIGGER", "UNBOUNDED", "VACUUM", "VIEW", "VIRTUAL", "WITH", "WITHOUT",
    ]

    /// A name in double quotes. What already has them stays, since it may be a text after all.
    private func requoted(_ token: Token, _ name: String) -> String {
        token.text.hasPrefix("\"") ? token.text : Quoting.identifier(name)
    }

    private func isOwnQualifier(_ tokens: ArraySlice<Token>) -> Bool {
        guard case .table(let table, let columns) = context, tokens.count > 2,
            tokens[tokens.startIndex + 1].kind == .dot, let qualifier = tokens.first?.name,
            let column = tokens[tokens.startIndex + 2].name
        else { return false }
        return Quoting.folded(qualifier) == Quoting.folded(table) && columns.spelling(of: column) != nil
    }

    /// What stands between parentheses that open with the first token and close with the last.
    static func withoutParentheses(_ tokens: ArraySlice<Token>) -> ArraySlice<Token>? {
        guard tokens.count > 2, tokens.first?.kind == .opening else { return nil }
        var depth = 0
        for index in tokens.indices {
            switch tokens[index].kind {
            case .opening: depth += 1
            case .closing: depth -= 1
            default: break
            }
            if depth == 0 {
                return index == tokens.endIndex - 1 ? tokens.dropFirst().dropLast() : nil
            }
        }
        return nil
    }
}

/// Puts spaces between tokens where people do.
private struct Spacing {
    private var previous: Token?
    private var isAfterQuotes = false
    private var isAfterSign = false

    mutating func separator(before token: Token, written: String) -> String {
        defer {
            isAfterSign = token.kind == .symbol && ["-", "+", "~"].contains(token.text) && !endsOperand
            isAfterQuotes = written.hasPrefix("\"")
            previous = token
        }
        guard let previous else { return "" }
        switch token.kind {
        case .comma, .closing, .dot, .semicolon: return ""
        case .opening:
            // What is written counts: a name that only this form quotes is followed by what follows quotes.
            let isCall = previous.kind == .word && !isAfterQuotes && !Quoting.isKeyword(previous.text)
            return isCall || previous.kind == .opening || isAfterSign ? "" : " "
        default: break
        }
        if previous.kind == .opening || previous.kind == .dot { return "" }
        // Two signs in a row must not become a comment.
        return isAfterSign && !written.hasPrefix("-") ? "" : " "
    }

    /// Whether a sign that comes next stands between two operands.
    private var endsOperand: Bool {
        switch previous?.kind {
        case .quotedName, .string, .blob, .number, .closing, .variable: true
        case .word: isAfterQuotes || previous.map { !Quoting.isKeyword($0.text) } ?? false
        default: false
        }
    }
}
