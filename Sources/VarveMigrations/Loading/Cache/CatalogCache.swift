import VarveCatalog
import VarveDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The files in which catalogs are kept between runs, each beside the statements that it comes from. Nothing that goes
/// wrong here is an error: the catalog is then computed.
struct CatalogCache {
    /// To be raised whenever the meaning of a catalog or of its key changes.
    private static let format = "4"

    /// How many catalogs are kept.
    private static let capacity = 48

    private let folder: String
    private let origin: String
    private let dialect: String

    /// Opens the cache.
    ///
    /// - Parameters:
    ///   - folder: Where the user's cache is.
    ///   - dialect: The dialect's name.
    ///   - origin: What every catalog depends on besides its statements.
    init(folder: String, dialect: String, origin: [String]) {
        self.folder = FileSystem.join(folder, "catalogs")
        self.origin = Self.digest([Self.format, Self.build, dialect] + origin, length: 16)
        self.dialect = dialect
    }

    /// The catalog that some statements give; `nil` where it is not there or can't be read.
    func read(_ key: [String]) -> Catalog? {
        catalog(named: name(key))
    }

    /// Keeps a catalog, if that is possible.
    func write(_ catalog: Catalog, _ key: [String]) {
        try? FileSystem.makeFolder(folder)
        let path = path(name(key), "catalog")
        try? FileSystem.replace(path, bytes: CatalogEncoder.bytes(of: catalog))
    }

    /// The catalog that files give whose texts were noted.
    func read(files texts: [String]) -> Catalog? {
        guard let bytes = try? FileSystem.bytes(of: path(name(texts), "files")) else { return nil }
        return catalog(named: String(decoding: bytes, as: UTF8.self))
    }

    /// Notes which catalog files give, since to tell that they are the same takes less than to read their statements.
    func note(files texts: [String], as key: [String]) {
        try? FileSystem.replace(path(name(texts), "files"), bytes: Array(name(key).utf8))
        removeOldest()
    }

    /// Keeps what a catalog comes from, so that a similar one can be made from it.
    func write(statements: [ScriptStatement], of key: [String]) {
        var bytes: [UInt8] = []
        for statement in statements {
            bytes += statement.sql.utf8
            bytes.append(0)
        }
        try? FileSystem.replace(path(name(key), "statements"), bytes: bytes)
        removeOldest()
    }

    /// The statements whose catalogs are known, the newest first, as far as the body asks for them.
    func firstKnown<Result>(_ body: ([String], () -> Catalog?) -> Result?) -> Result? {
        for name in names(newestFirst: ".statements").prefix(8) where name.hasPrefix(origin) {
            let stem = String(name.dropLast(".statements".count))
            guard let bytes = try? FileSystem.bytes(of: FileSystem.join(folder, name)) else { continue }
            let statements = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            if let result = body(statements, { catalog(named: stem) }) { return result }
        }
        return nil
    }

    private func catalog(named name: String) -> Catalog? {
        guard let bytes = try? FileSystem.bytes(of: path(name, "catalog")),
            let catalog = CatalogDecoder.catalog(of: bytes), catalog.dialect == dialect
        else { return nil }
        return catalog
    }

    private func name(_ key: [String]) -> String { "\(origin)-\(Self.digest(key, length: 40))" }

    private func path(_ name: String, _ suffix: String) -> String {
        FileSystem.join(folder, "\(name).\(suffix)")
    }

    private static func digest(_ parts: [String], length: Int) -> String {
        var digest = SHA256()
        for part in parts {
            digest.update(part.utf8)
            digest.update([0])
        }
        return String(digest.finish().prefix(length))
    }

    private func names(newestFirst suffix: String) -> [String] {
        let names = ((try? FileSystem.names(in: folder)) ?? []).filter { $0.hasSuffix(suffix) }
        let dated = names.map { ($0, FileSystem.changeTime(of: FileSystem.join(folder, $0))) }
        return dated.sorted { $0.1 > $1.1 }.map(\.0)
    }

    private func removeOldest() {
        for suffix in [".catalog", ".statements", ".files"] {
            for name in names(newestFirst: suffix).dropFirst(Self.capacity) {
                unlink(FileSystem.join(folder, name))
            }
        }
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
