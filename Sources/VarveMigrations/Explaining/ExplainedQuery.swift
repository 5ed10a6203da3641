import VarveDatabase

/// A query and how the engine would carry it out.
public struct ExplainedQuery: Sendable, Hashable {
    /// The query.
    public let query: QueryFile.Query
    /// The plan.
    public let plan: QueryPlan
    /// The expected indexes that are not there at all.
    public let unknown: [String]

    /// The expected indexes that the plan does without, each with those that would have done as well.
    public var missing: [[String]] {
        query.expected.filter { Set($0).isDisjoint(with: plan.indexes) }
    }

    /// Whether the plan uses what it must.
    public var isFine: Bool { missing.isEmpty }
}
