import VarveCatalog

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file in which the catalog of some statements is kept between runs. Nothing that goes wrong here is an error:
/// the catalog is then computed.
struct CatalogCache {
    /// To be raised whenever the meaning of a catalog changes.
    private static let format = "2"

    private let path: String

    /// Names the file by what the catalog depends on.
    init(folder: String, key: [String]) {
        var digest = SHA256()
        for part in [Self.format, Self.build] + key {
            digest.update(part.utf8)
            digest.update([0])
        }
        path = FileSystem.join(FileSystem.join(folder, "catalogs"), "\(digest.finish()).catalog")
    }

    /// The catalog; `nil` where it is not there or can't be read.
    func read(dialect: String) -> Catalog? {
        guard let bytes = try? FileSystem.bytes(of: path),
            let catalog = CatalogDecoder.catalog(of: bytes),
            catalog.dialect == dialect
        else { return nil }
        return catalog
    }

    /// Keeps a catalog, if that is possible.
    func write(_ catalog: Catalog) {
        guard let slash = path.lastIndex(of: "/") else { return }
        try? FileSystem.makeFolder(String(path[..<slash]))
        try? FileSystem.replace(path, bytes: CatalogEncoder.bytes(of: catalog))
    }

    /// Size and age of the running program: another build may describe a schema in another way.
    private static let build: String = {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return "" }
        #if canImport(Darwin)
            return ""
        #else
            return "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
        #endif
    }()
}
