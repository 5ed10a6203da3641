import VarveDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A lock that outlives transactions: a locked file beside the database. The system gives it back when the
/// process ends, however it ends.
///
/// The database file itself can't carry it: closing a second descriptor of that file would take SQLite's own
/// locks away.
final class SessionLock {
    private let path: String
    private let descriptor: Int32

    /// Takes the lock without waiting; `nil` where another holds it.
    ///
    /// - Throws: ``DatabaseError`` where the file can't be made.
    init?(path: String, holder: String) throws(DatabaseError) {
        let descriptor = openFile(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let cause = errno
            throw DatabaseError(
                cause == ENOSPC ? .full : .readOnly,
                "the lock file \(path) can't be made: \(String(cString: strerror(cause)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, Self.isSame(descriptor, path) else {
            closeFile(descriptor)
            return nil
        }
        self.path = path
        self.descriptor = descriptor
        ftruncate(descriptor, 0)
        _ = holder.withCString { write(descriptor, $0, strlen($0)) }
    }

    deinit {
        // While the lock is held nobody else can have locked this very file; those who opened it see that it is gone.
        unlink(path)
        closeFile(descriptor)
    }

    /// Whether the file that was locked is still the one with this name.
    private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
        var locked = stat()
        var named = stat()
        return fstat(descriptor, &locked) == 0 && stat(path, &named) == 0 && locked.st_ino == named.st_ino
            && locked.st_dev == named.st_dev
    }

    /// Who holds the lock; `nil` where nobody does.
    static func holder(path: String) -> String? {
        let descriptor = openFile(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { closeFile(descriptor) }
        if flock(descriptor, LOCK_SH | LOCK_NB) == 0 {
            return nil
        }
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = read(descriptor, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : "another process"
    }
}

private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 { open(path, flags, mode) }

private func closeFile(_ descriptor: Int32) { _ = close(descriptor) }
