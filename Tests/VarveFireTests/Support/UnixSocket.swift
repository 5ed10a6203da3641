import VarveTestSupport

@testable import VarvePostgres

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A socket with a name in the file system.
struct UnixSocket {
    let file: FileHandle

    /// Listens.
    static func listening(at path: String) throws -> UnixSocket {
        let socket = try UnixSocket()
        let status = try socket.call(path, bind)
        guard status == 0, listen(socket.file.descriptor, 16) == 0 else {
            throw ProgramFailure(description: "\(path): \(systemMessage())")
        }
        return socket
    }

    /// Connects.
    static func connected(to path: String) throws -> UnixSocket {
        let socket = try UnixSocket()
        guard try socket.call(path, connect) == 0 else {
            throw ProgramFailure(description: "\(path): \(systemMessage())")
        }
        return socket
    }

    /// Takes a connection that waits.
    func accepted() -> UnixSocket? {
        let descriptor = accept(file.descriptor, nil, nil)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return UnixSocket(file: FileHandle(descriptor: descriptor))
    }

    /// Reads what is there; nothing at the end, and when the other side is gone.
    func received() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = recv(file.descriptor, &buffer, buffer.count, 0)
        return Array(buffer.prefix(max(0, count)))
    }

    /// Sends all; whether the other side is still there.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                sendBytes(file.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    private init(file: FileHandle) {
        self.file = file
    }

    private init() throws {
        let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue
        file = FileHandle(descriptor: socket(AF_UNIX, Int32(kind), 0))
    }

    private func call(
        _ path: String, _ function: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32
    ) throws -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw ProgramFailure(description: "\(path) is too long for a socket")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                function(file.descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}

private func sendBytes(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
    send(socket, bytes, count, flags)
}
