/// A word of a statement: a keyword or a name, without its quotes.
public struct StatementWord: Sendable, Hashable {
    /// The word. What is no quoted name is in small letters.
    public let text: String

    /// Where it begins in the statement, as a count of UTF-8 bytes.
    public let offset: Int

    /// Describes a word.
    public init(text: String, offset: Int) {
        self.text = text
        self.offset = offset
    }
}
