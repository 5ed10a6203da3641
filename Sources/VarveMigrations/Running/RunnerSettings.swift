/// How migrations are run.
public struct RunnerSettings: Sendable, Hashable {
    /// The name of the ledger's table.
    public var ledger: String

    /// How long a statement may wait for a lock before it gives way and is tried again, in milliseconds.
    public var lockTimeout: Int

    /// How long to wait for another runner, and for locks in all, before giving up.
    public var wait: Duration

    /// The version of this tool, as the ledger records it.
    public var toolVersion: String

    /// The name of wrangler's ledger, where that is kept beside Varve's.
    public var wranglerLedger: String?

    /// The name of wrangler's ledger where its settings name none.
    public static let wranglerLedgerName = "d1_migrations"

    /// Describes how migrations are run.
    public init(
        ledger: String = Ledger.defaultName, lockTimeout: Int = 2_000, wait: Duration = .seconds(60),
        toolVersion: String = "unknown", wranglerLedger: String? = nil
    ) {
        self.ledger = ledger
        self.lockTimeout = lockTimeout
        self.wait = wait
        self.toolVersion = toolVersion
        self.wranglerLedger = wranglerLedger
    }
}
