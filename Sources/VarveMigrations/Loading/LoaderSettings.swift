import VarveDatabase

/// How catalogs are loaded.
public struct LoaderSettings: Sendable, Hashable {
    /// Where and how to make throw-away databases. Its folder holds the cache of catalogs too.
    public var scratch: ScratchOptions

    /// Whether catalogs are kept between runs.
    public var usesCache: Bool

    /// The tables of ledgers, which belong to no schema: Varve's own, and those of tools whose folders Varve reads.
    public var ledgers: [String]

    /// Describes how catalogs are loaded.
    public init(scratch: ScratchOptions, usesCache: Bool = true, ledger: String = Ledger.defaultName) {
        self.scratch = scratch
        self.usesCache = usesCache
        self.ledgers = [ledger, "d1_migrations"]
    }

    /// `$XDG_CACHE_HOME/varve`, else `~/.cache/varve`; without a home a folder among the temporary files.
    public static var userCacheFolder: String { FileSystem.userCacheFolder }
}
