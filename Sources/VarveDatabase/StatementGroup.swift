/// Statements that belong in one transaction. A plan is usually one group; more than one where the engine
/// needs a commit in between, as PostgreSQL does before a new enum value can be used.
public struct StatementGroup: Sendable, Hashable {
    /// The statements in order, without closing semicolons.
    public var statements: [String]

    /// Collects statements.
    public init(_ statements: [String]) {
        self.statements = statements
    }
}
