/// A schema written as Swift declarations.
public struct PulledSwift: Sendable {
    /// The source text of one file.
    public let text: String

    /// The tables that no declaration can say all of, so that the text has SQL for them, as they are shown to people.
    public let carriedTables: [String]
}
