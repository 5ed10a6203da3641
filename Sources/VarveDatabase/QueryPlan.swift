/// How an engine would carry out a query.
public struct QueryPlan: Sendable, Hashable {
    /// The indexes that it uses, each once, in the order of the plan.
    public let indexes: [String]

    /// The plan as the engine writes it for people, line by line.
    public let lines: [String]

    /// Describes a plan.
    public init(indexes: [String], lines: [String]) {
        var seen: Set<String> = []
        self.indexes = indexes.filter { seen.insert($0).inserted }
        self.lines = lines
    }
}
