import VarveCatalog
import VarveDatabase
import VarvePlanning

/// Turns sources into catalogs: each goes through a scratch database of the dialect and is introspected there.
///
/// The scratch server is started when it is first needed. Call ``close()`` at the end.
public actor CatalogLoader {
    let dialect: any Dialect
    let settings: LoaderSettings
    private var server: (any ScratchServer)?

    /// Makes a loader.
    public init(dialect: any Dialect, settings: LoaderSettings) {
        self.dialect = dialect
        self.settings = settings
    }

    /// The catalog of a source.
    ///
    /// - Parameters:
    ///   - source: Where the schema is.
    ///   - renames: Renames that are carried out on a scratch copy before it is introspected, in their order.
    public func catalog(of source: CatalogSource, renames: [Rename] = []) async throws(MigrationError)
        -> Catalog
    {
        throw .database(DatabaseError(.unsupported, "not yet"))
    }

    /// Stops the scratch server. Afterwards only cached catalogs can be had.
    public func close() async {
        await server?.stop()
        server = nil
    }
}

/// How catalogs are loaded.
public struct LoaderSettings: Sendable, Hashable {
    /// Where and how to make throw-away databases. Its folder holds the cache of catalogs too.
    public var scratch: ScratchOptions

    /// Whether catalogs are kept between runs.
    public var usesCache: Bool

    /// The tables of ledgers, which belong to no schema: Varve's own, and those of tools that Varve reads.
    public var ledgers: [String]

    /// Describes how catalogs are loaded.
    public init(scratch: ScratchOptions, usesCache: Bool = true, ledger: String = Ledger.defaultName) {
        self.scratch = scratch
        self.usesCache = usesCache
        self.ledgers = [ledger, "d1_migrations"]
    }

    /// `$XDG_CACHE_HOME/varve`, else `~/.cache/varve`; a folder of the system's temporary files where there is no home.
    public static var userCacheFolder: String { FileSystem.userCacheFolder }
}
