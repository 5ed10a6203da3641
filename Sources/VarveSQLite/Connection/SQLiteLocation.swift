import VarveDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where an SQLite database is: a file, or memory.
struct SQLiteLocation: Sendable, Hashable {
    /// The file's path as the user wrote it; `:memory:` where there is none.
    let path: String

    var isInMemory: Bool { path == ":memory:" }

    static let memory = SQLiteLocation(path: ":memory:")

    private init(path: String) {
        self.path = path
    }

    /// Reads `sqlite:app.db`, `sqlite:///srv/app.db`, `sqlite::memory:`.
    init(_ url: DatabaseURL) throws(DatabaseError) {
        var path = String(url.remainder)
        if path.hasPrefix("//") {
            path.removeFirst(2)
        }
        guard !path.isEmpty else {
            throw DatabaseError(
                .cannotConnect, "the URL \(url) names no file", hint: "write sqlite:FILE or sqlite::memory:")
        }
        guard !path.utf8.contains(0) else {
            throw DatabaseError(.cannotConnect, "the URL names a file with a NUL in its name")
        }
        if path.contains("?"), !FileState(of: path).exists {
            throw DatabaseError(
                .unsupported, "parameters after ? are not read in the URL \(url)",
                hint: "write sqlite:FILE; what may be done follows from the command")
        }
        self.path = path
    }

    /// Finds out what SQLite would say too late, too softly, or without naming the file.
    func check(for mode: ConnectionMode) throws(DatabaseError) {
        guard !isInMemory else { return }
        let file = FileState(of: path)
        if file.isDirectory {
            throw DatabaseError(.cannotConnect, "\(path) is a directory, not a database file")
        }
        if !file.exists {
            try checkCreation(mode)
        } else if mode != .read, !file.isWritable {
            // SQLite itself opens such a file for reading and fails at the first write.
            throw DatabaseError(
                .readOnly, "the database file \(path) is read-only",
                hint: "make it writable: chmod u+w \(path)")
        }
    }

    private func checkCreation(_ mode: ConnectionMode) throws(DatabaseError) {
        guard mode == .create else {
            throw DatabaseError(.cannotConnect, "there is no database file \(path)")
        }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard FileState(of: folder).isDirectory else {
            throw DatabaseError(
                .cannotConnect, "the database file \(path) can't be made: there is no folder \(folder)",
                hint: "make it first: mkdir -p \(folder)")
        }
    }
}

/// What the system says of a file.
private struct FileState {
    var exists = false
    var isDirectory = false
    var isWritable = false

    init(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        exists = true
        isDirectory = status.st_mode & S_IFMT == S_IFDIR
        // Root may write anything; a file without any write bit was marked read-only by somebody all the same.
        isWritable = access(path, W_OK) == 0 && status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH) != 0
    }
}
