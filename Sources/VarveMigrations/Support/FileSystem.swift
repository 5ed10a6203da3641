#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The few things that are asked of the file system, without Foundation.
enum FileSystem {
    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// When a file was changed, in nanoseconds; 0 where there is none.
    static func changeTime(of path: String) -> Int {
        var status = stat()
        guard stat(path, &status) == 0 else { return 0 }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// The names in a folder, without hidden ones, in ascending order of their bytes.
    static func names(in folder: String) throws(MigrationError) -> [String] {
        try FolderEntry.all(in: folder).map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    static func bytes(of path: String) throws(MigrationError) -> [UInt8] {
        try FileReader().read(path) { Array($0) }
    }

    /// Writes a file that must not be there yet.
    static func create(_ path: String, _ text: String, mode: mode_t = 0o666) throws(MigrationError) {
        try create(path, bytes: Array(text.utf8), mode: mode)
    }

    private static func create(_ path: String, bytes: [UInt8], mode: mode_t = 0o666) throws(MigrationError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard file >= 0 else { throw .unwritable(path: path, reason: lastError()) }
        var rest = bytes[...]
        var isWritten = true
        while !rest.isEmpty, isWritten {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                isWritten = false
            }
        }
        let reason = lastError()
        guard close(file) == 0, isWritten else {
            unlink(path)
            throw .unwritable(path: path, reason: reason)
        }
    }

    /// Writes a file so that others see either the old one or all of the new one.
    static func replace(_ path: String, _ text: String) throws(MigrationError) {
        try replace(path, bytes: Array(text.utf8))
    }

    /// Writes a file so that others see either the old one or all of the new one.
    static func replace(_ path: String, bytes: [UInt8]) throws(MigrationError) {
        let draft = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max)).draft"
        try create(draft, bytes: bytes)
        guard rename(draft, path) == 0 else {
            let reason = lastError()
            unlink(draft)
            throw .unwritable(path: path, reason: reason)
        }
    }

    /// Gives a file or folder another name, which must be free.
    static func move(_ path: String, to newPath: String) throws(MigrationError) {
        guard !exists(newPath) else { throw .unwritable(path: newPath, reason: "it is there already") }
        guard rename(path, newPath) == 0 else { throw .unwritable(path: newPath, reason: lastError()) }
    }

    static func remove(_ path: String) {
        if isFolder(path) { rmdir(path) } else { unlink(path) }
    }

    /// Makes a folder and those above it that are missing.
    static func makeFolder(_ path: String) throws(MigrationError) {
        if isFolder(path) { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeFolder(String(path[..<slash]))
        }
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw .unwritable(path: path, reason: lastError())
        }
    }

    static func join(_ folder: String, _ name: String) -> String {
        folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
    }

    static var userCacheFolder: String {
        func variable(_ name: String) -> String? {
            guard let value = getenv(name).map({ String(cString: $0) }), value.hasPrefix("/") else {
                return nil
            }
            return value
        }
        if let cache = variable("XDG_CACHE_HOME") { return join(cache, "varve") }
        if let home = variable("HOME") { return join(home, ".cache/varve") }
        return join(variable("TMPDIR") ?? "/tmp", "varve-cache-\(getuid())")
    }

    static func lastError() -> String {
        String(cString: strerror(errno))
    }
}
