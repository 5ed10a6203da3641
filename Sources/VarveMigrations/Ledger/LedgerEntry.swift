/// One row of the ledger: a migration that was applied.
public struct LedgerEntry: Sendable, Hashable {
    /// The migration's number.
    public let version: MigrationVersion
    /// The migration's name.
    public let name: String
    /// The checksum of the up half that was applied.
    public let checksum: String
    /// When, in RFC 3339, UTC, with milliseconds.
    public let appliedAt: String
    /// How long the statements took.
    public let milliseconds: Int64
    /// Who: the database's user and host.
    public let appliedBy: String
    /// The version of the tool.
    public let toolVersion: String
    /// The down half as it was; `nil` where the migration has none.
    public let downSQL: String?
    /// `nil` once all is done. Otherwise the number of finished statements of the up half or, negative, of the down
    /// half, in a migration that runs without a transaction.
    public let finishedSteps: Int?
    /// Set where a statement that can't be in a transaction was begun after them and its end is not recorded: what the
    /// dialect had to remember of the time before.
    var trace: String?

    /// What stands between the checksum and the trace while there is one.
    static let beginMark = UInt8(ascii: "+")

    /// Number and name: `0007_add_wallets`.
    public var label: String { name.isEmpty ? version.text : "\(version.text)_\(name)" }
}
