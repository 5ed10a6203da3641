import Varve
import VarveDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension DatabaseURL {
    /// The path of the file that the URL leads to; `nil` where it leads elsewhere.
    var filePath: String? {
        (try? Dialects.dialect(opening: self))?.file(of: self)
    }

    /// Whether the URL names a file that is not there yet, and so a database in which nothing is.
    var isMissingFile: Bool {
        filePath.map { access($0, F_OK) != 0 && errno == ENOENT } ?? false
    }
}
