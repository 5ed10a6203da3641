import VarveDatabase

/// What the comments of a half tell Varve.
struct Directives {
    private(set) var usesTransaction = true
    private(set) var ignoredRules: [IgnoredRule] = []
    private(set) var header = MigrationHeader()

    private static let names = ["no-transaction", "ignore"]

    /// Reads the comments of some lines of a file.
    ///
    /// - Throws: ``MigrationError`` where one begins with `-- varve:` and is not understood.
    init(lines: some Collection<Substring>, path: String, firstLine: Int = 1) throws(MigrationError) {
        var isAtTop = true
        for (index, line) in lines.enumerated() {
            guard let comment = LineComment(line) else {
                if isAtTop, line.contains(where: { !$0.isWhitespace }) { isAtTop = false }
                continue
            }
            let location = ScriptLocation(file: path, line: firstLine + index, column: 1)
            if let directive = comment.argument(after: "varve:") {
                try read(directive, at: location)
            } else if isAtTop {
                readHeader(comment)
            }
        }
    }

    private mutating func read(_ directive: Substring, at location: ScriptLocation) throws(MigrationError) {
        let name = directive.prefix { !$0.isWhitespace }
        let argument = directive.dropFirst(name.count).trimmingSpaces()
        switch name {
        case "no-transaction":
            guard argument.isEmpty || argument.hasPrefix("--") else {
                throw .malformedDirective(
                    location, reason: "“-- varve:no-transaction” takes nothing behind it")
            }
            usesTransaction = false
        case "ignore":
            ignoredRules.append(try Self.ignoredRule(argument, at: location))
        default:
            throw .unknownDirective(
                location, directive: "varve:\(name)",
                suggestion: Suggestion.nearest(to: String(name), among: Self.names).map { "varve:\($0)" })
        }
    }

    private static func ignoredRule(
        _ argument: Substring, at location: ScriptLocation
    ) throws(MigrationError) -> IgnoredRule {
        let separator = argument.firstRange(of: "--")
        let rule = argument[..<(separator?.lowerBound ?? argument.endIndex)].trimmingSpaces()
        let reason = argument[(separator?.upperBound ?? argument.endIndex)...].trimmingSpaces()
        guard !rule.isEmpty, !reason.isEmpty, !rule.contains(where: \.isWhitespace) else {
            throw .malformedDirective(location, reason: "write “-- varve:ignore RULE -- REASON”")
        }
        return IgnoredRule(rule: String(rule), reason: String(reason), line: location.line)
    }

    private mutating func readHeader(_ comment: LineComment) {
        if let purpose = comment.argument(after: "purpose:") {
            header.purpose = String(purpose)
        } else if let date = comment.argument(after: "date:") {
            header.date = String(date)
        } else if let category = comment.argument(after: "category:") {
            readCategory(category)
        } else if let related = comment.argument(after: "related:") {
            header.related.append(String(related))
        }
    }

    /// `Threads`, or `Messages (thread_messages, deliveries)`.
    private mutating func readCategory(_ text: Substring) {
        guard text.hasSuffix(")"), let opening = text.firstIndex(of: "(") else {
            header.category = String(text)
            return
        }
        let tables = text[text.index(after: opening)...].dropLast().split(separator: ",")
        header.tableCategories.append(
            TableCategory(
                name: String(text[..<opening].trimmingSpaces()),
                tables: tables.map { String($0.trimmingSpaces()) }))
    }
}
