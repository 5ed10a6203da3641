#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file without a name that takes what a program says on standard error.
struct ErrorFile: ~Copyable {
    let descriptor: Int32

    init() throws {
        var path = Array("/tmp/varve-benchmark-errors.XXXXXX".utf8CString)
        descriptor = mkstemp(&path)
        guard descriptor >= 0 else { throw BenchmarkError("can't make a file below /tmp") }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(path)
    }

    deinit { close(descriptor) }

    /// The last that was written.
    var text: String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let size = lseek(descriptor, 0, SEEK_END)
        let count = pread(descriptor, &buffer, buffer.count, max(0, size - off_t(buffer.count)))
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
}
