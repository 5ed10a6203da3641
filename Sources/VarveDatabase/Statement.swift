/// One SQL statement with the values for its parameters, which are written `$1`, `$2` … in ascending order of
/// their first appearance, a form that every dialect takes.
public struct Statement: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The statement's text, without a closing semicolon.
    public let sql: String

    /// The values of `$1`, `$2` …
    public let parameters: [DatabaseValue]

    /// Describes a statement.
    public init(_ sql: String, _ parameters: [DatabaseValue] = []) {
        self.sql = sql
        self.parameters = parameters
    }

    public init(stringLiteral value: String) {
        self.init(value)
    }
}
