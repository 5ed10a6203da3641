import VarveDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open file that closes with its last user and that child processes don't inherit.
final class FileHandle: Sendable {
    let descriptor: Int32

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Makes or empties a file.
    convenience init(creating path: String) throws(DatabaseError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw DatabaseError(.cannotConnect, "\(path) can't be written: \(systemMessage())")
        }
        self.init(descriptor: descriptor)
    }

    /// Opens a file; `nil` where it is not there or may not be opened.
    convenience init?(opening path: String) {
        let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        self.init(descriptor: descriptor)
    }

    /// Takes the lock that lasts as long as the file is open, unless somebody else has it.
    func tryLock() -> Bool {
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    /// Whether there is something to read, or the end, within some milliseconds.
    func isReadable(within milliseconds: Int32) -> Bool {
        var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&event, 1, milliseconds) > 0
    }

    /// Everything up to the end.
    func readToEnd() -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 {
                bytes.append(contentsOf: buffer[..<count])
            } else if count == 0 || errno != EINTR {
                return String(decoding: bytes, as: UTF8.self)
            }
        }
    }
}

/// Both ends of a pipe.
struct Pipe {
    let reading: FileHandle
    let writing: FileHandle

    init() throws(DatabaseError) {
        var ends: [Int32] = [-1, -1]
        #if canImport(Darwin)
            let status = pipe(&ends)
            for end in ends where status == 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        #else
            // In one step, or a child that another thread starts in between would hold the pipe open. Glibc's
            // module has no pipe2; a pair of sockets does the same.
            let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue
            let status = socketpair(AF_UNIX, Int32(kind), 0, &ends)
        #endif
        guard status == 0 else { throw DatabaseError(.cannotConnect, "no pipe: \(systemMessage())") }
        self.reading = FileHandle(descriptor: ends[0])
        self.writing = FileHandle(descriptor: ends[1])
    }
}

/// What the system says of the call that just failed.
func systemMessage(_ code: Int32 = errno) -> String {
    String(cString: strerror(code))
}
