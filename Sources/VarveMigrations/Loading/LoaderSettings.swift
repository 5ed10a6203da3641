import VarveDatabase

/// How catalogs are loaded.
public struct LoaderSettings: Sendable, Hashable {
    /// Where and how to make throw-away databases. Its folder holds the cache of catalogs too.
    public var scratch: ScratchOptions

    /// A database whose engine version the throw-away ones must have, where the options name none. It is asked only once
    /// the version matters, and where it can't be reached no version is asked for.
    public var model: DatabaseURL?

    /// Whether catalogs are kept between runs.
    public var usesCache: Bool

    /// The tables of ledgers, which belong to no schema: Varve's own, and those of tools whose folders Varve reads.
    public var ledgers: [String]

    /// Describes how catalogs are loaded.
    public init(
        scratch: ScratchOptions, model: DatabaseURL? = nil, usesCache: Bool = true,
        ledger: String = Ledger.defaultName, otherLedgers: [String] = []
    ) {
        self.scratch = scratch
        self.model = model
        self.usesCache = usesCache
        self.ledgers = [ledger] + Self.foreignTables + otherLedgers
    }

    /// Wrangler's ledger, and what D1 keeps for itself in a database.
    private static let foreignTables = [RunnerSettings.wranglerLedgerName, "_cf_KV", "_cf_METADATA"]

    /// `$XDG_CACHE_HOME/varve`, else `~/.cache/varve`; without a home a folder among the temporary files.
    public static var userCacheFolder: String { FileSystem.userCacheFolder }
}
