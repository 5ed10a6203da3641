/// How far to go up and how.
public struct UpOptions: Sendable, Hashable {
    /// The last migration to apply; `nil` applies all.
    public var target: MigrationVersion?
    /// Whether pending migrations older than the newest applied one are applied.
    public var allowsOutOfOrder: Bool
    /// Whether to run nothing and only say what would be.
    public var isDryRun: Bool

    /// Describes how far to go.
    public init(to target: MigrationVersion? = nil, allowsOutOfOrder: Bool = false, isDryRun: Bool = false) {
        self.target = target
        self.allowsOutOfOrder = allowsOutOfOrder
        self.isDryRun = isDryRun
    }
}

extension Runner {
    /// Applies the pending migrations of a folder. Where there is none, the ledger is read once and no lock is taken.
    public func up(_ folder: MigrationFolder, _ options: UpOptions = UpOptions()) async throws(MigrationError)
        -> RunReport
    {
        RunReport(steps: [], isDryRun: options.isDryRun)
    }
}
