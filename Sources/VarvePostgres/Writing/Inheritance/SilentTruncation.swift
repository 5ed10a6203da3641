import VarveCatalog

/// TRUNCATE of a partition whose rows only move, so that no trigger notices.
enum SilentTruncation {
    /// The statements that empty a table and its partitions.
    static func statements(of table: ObjectID, in context: WritingContext) -> [String] {
        let tables = Set(context.descent.descendants(of: table) + [table])
        let loud = context.current.all(.trigger).filter { trigger in
            trigger.owner.map(tables.contains) ?? false && firesOnTruncation(trigger)
        }
        let truncation = "TRUNCATE TABLE \(SQLText.qualified(table.path))"
        return TriggerWriter.silencing(loud, during: [truncation], in: context)
    }

    /// Whether TRUNCATE is among the events, which stand before the table. A name in such letters is quoted.
    private static func firesOnTruncation(_ trigger: CatalogObject) -> Bool {
        let parts = (trigger[.definition] ?? "").split(separator: "\"", omittingEmptySubsequences: false)
        let words = parts.enumerated().flatMap { index, part in
            index.isMultiple(of: 2) ? part.split(separator: " ") : []
        }
        return words.prefix { $0 != "ON" }.contains("TRUNCATE")
    }
}
