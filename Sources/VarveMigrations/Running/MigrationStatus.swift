/// How one migration stands in a database.
public struct MigrationStatus: Sendable, Hashable {
    /// How a migration stands.
    public enum State: String, Sendable, Hashable, Codable {
        /// It is applied.
        case applied
        /// It waits to be applied.
        case pending
        /// It waits to be applied and is older than one that is.
        case outOfOrder = "out of order"
        /// It is applied and its file was changed since.
        case edited
        /// It is applied and its file is not there.
        case missing
        /// It runs without a transaction and some of its statements are applied.
        case unfinished
    }

    /// The migration's number.
    public let version: MigrationVersion
    /// The migration's name.
    public let name: String
    /// How it stands.
    public let state: State
    /// What the ledger says; `nil` where it is not applied.
    public let entry: LedgerEntry?
    /// The file's path; `nil` where there is none.
    public let path: String?

    /// Describes how a migration stands.
    public init(
        version: MigrationVersion, name: String, state: State, entry: LedgerEntry? = nil, path: String? = nil
    ) {
        self.version = version
        self.name = name
        self.state = state
        self.entry = entry
        self.path = path
    }
}
