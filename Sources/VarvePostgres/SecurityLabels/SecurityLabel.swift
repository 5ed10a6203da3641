import VarveCatalog

/// A security label in the form in which an object holds it: `FOR "anon" IS 'MASKED'`.
enum SecurityLabel {
    /// The label that a provider gave.
    static func text(provider: String, label: String) -> String {
        "FOR \(SQLText.identifier(provider)) IS \(SQLText.literal(label))"
    }

    /// The beginning up to the provider, by which a label is replaced or taken away: `FOR "anon"`.
    static func provider(of text: String) -> String {
        var isQuoted = false
        var blanks = 0
        let end = text.unicodeScalars.firstIndex { scalar in
            if scalar == "\"" { isQuoted.toggle() }
            if scalar == " ", !isQuoted { blanks += 1 }
            return blanks == 2
        }
        return String(text[..<(end ?? text.endIndex)])
    }

    /// Whether objects of a kind can be labelled.
    static func isPossible(on kind: ObjectKind) -> Bool { kinds.contains(kind) }

    private static let kinds: Set<ObjectKind> = [
        .table, .foreignTable, .view, .materializedView, .column, .viewColumn, .sequence, .function,
        .procedure, .aggregate, .schema, .enumType, .compositeType, .rangeType, .domain, .language,
        .publication, .eventTrigger,
    ]
}
