import VarveDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension DatabaseURL {
    /// The path in a URL that names no server, as in `sqlite:app.db` and `sqlite:///var/app.db`; `nil` in others.
    var filePath: String? {
        var path = String(remainder.prefix { $0 != "?" })
        if path.hasPrefix("//") {
            guard path.hasPrefix("///") else { return nil }
            path.removeFirst(2)
        }
        return path.isEmpty || path.hasPrefix(":") ? nil : path
    }

    /// Whether the URL names a file that is not there yet, and so a database in which nothing is.
    var isMissingFile: Bool {
        filePath.map { access($0, F_OK) != 0 && errno == ENOENT } ?? false
    }
}
