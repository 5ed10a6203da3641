/// Whether a migration, or an object that migrations make, is in a database as it should be.
public struct Verification: Sendable, Hashable {
    /// What was looked at: `migration`, `table`, `index`; `name` where nothing is called so.
    public let kind: String
    /// Its name: `0026_threads_and_invites`, `idx_threads_status`.
    public let name: String
    /// The migration that makes it; `nil` where none does.
    public let migration: String?
    /// Whether the ledger says that the migration is applied.
    public let isApplied: Bool
    /// Whether all of it is in the database.
    public let isPresent: Bool
    /// Whether it is as the applied migrations make it, and their files are what was applied.
    public let isIntact: Bool
    /// What is not as it should be, a sentence each.
    public let findings: [String]

    /// Whether nothing is wrong.
    public var isFine: Bool { isApplied && isPresent && isIntact }
}
