/// What a runner did, or would do.
public struct RunReport: Sendable, Hashable {
    /// One migration of a run.
    public struct Step: Sendable, Hashable {
        /// The half that was run.
        public let direction: MigrationDirection
        /// The migration's number.
        public let version: MigrationVersion
        /// The migration's name.
        public let name: String
        /// The statements.
        public let statements: [String]
        /// Whether they run in one transaction.
        public let usesTransaction: Bool
        /// How long they took; `nil` in a dry run.
        public let duration: Duration?

        /// Number and name: `0007_add_wallets`.
        public var label: String { name.isEmpty ? version.text : "\(version.text)_\(name)" }
    }

    /// The migrations in the order in which they were run. Those that another runner ran meanwhile are not among them.
    public var steps: [Step]

    /// Whether nothing was run.
    public let isDryRun: Bool

    /// Whether there was nothing to do.
    public var isEmpty: Bool { steps.isEmpty }
}
