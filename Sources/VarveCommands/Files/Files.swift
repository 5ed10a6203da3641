#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The little that the tool does with files itself.
enum Files {
    /// What a path leads to.
    enum Kind {
        case file, folder
    }

    /// What a path leads to; `nil` where nothing is there.
    static func kind(of path: String) -> Kind? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    /// Reads a file of UTF-8 text.
    static func text(of path: String) throws(FileError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, action: "can't be read") }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError(path: path, action: "can't be read") }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FileError(path: path, message: "is no UTF-8 text")
        }
        return text
    }

    /// Writes a new file. One that is there is never touched.
    static func create(_ path: String, text: String) throws(FileError) {
        try put(text, in: path, flags: O_EXCL)
    }

    /// Writes a file, in the place of one that is there.
    static func replace(_ path: String, text: String) throws(FileError) {
        try put(text, in: path, flags: O_TRUNC)
    }

    /// Makes a folder and those above it, where they are not there.
    static func makeFolder(_ path: String) throws(FileError) {
        guard kind(of: path) == nil else { return }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try makeFolder(String(path[..<slash]))
        }
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw FileError(path: path, action: "can't be made")
        }
    }

    private static func put(_ text: String, in path: String, flags: Int32) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o666)
        guard descriptor >= 0 else { throw FileError(path: path, action: "can't be written") }
        defer { close(descriptor) }
        guard put(text, in: descriptor) else { throw FileError(path: path, action: "can't be written") }
    }

    /// Writes text without a buffer, so that nothing is lost when a signal ends the process.
    ///
    /// - Returns: Whether all was written.
    @discardableResult
    static func put(_ text: String, in descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

/// A file that can't be used.
struct FileError: Error, Equatable, CustomStringConvertible {
    /// The file's path, as the user knows it.
    let path: String
    /// What is wrong, to be read after the path.
    let message: String

    /// Describes what is wrong with a file.
    init(path: String, message: String) {
        self.path = path
        self.message = message
    }

    /// Describes what the system refused, with its reason.
    init(path: String, action: String) {
        self.init(path: path, message: "\(action): \(String(cString: strerror(errno)))")
    }

    var description: String { "\(path) \(message)" }
}
