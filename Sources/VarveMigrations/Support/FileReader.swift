#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads files one after the other into one buffer, those of a folder by their names in it: a thousand small files
/// then cost little more than the system's calls.
final class FileReader {
    /// The folder's path; empty where files are named by paths of their own.
    let folder: String
    private let descriptor: Int32
    private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

    /// Makes a reader of files that are named by their paths.
    init() {
        folder = ""
        descriptor = AT_FDCWD
    }

    /// Opens a folder.
    init(folder: String) throws(MigrationError) {
        self.folder = folder
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { throw .folderMissing(folder) }
            throw .unreadable(path: folder, reason: FileSystem.lastError())
        }
    }

    deinit {
        buffer.deallocate()
        if descriptor >= 0 { close(descriptor) }
    }

    /// The path of a file by its name.
    func path(of name: String) -> String {
        folder.isEmpty ? name : FileSystem.join(folder, name)
    }

    /// Reads a file. Its bytes may only be used in the closure.
    func read<Result>(
        _ name: String, _ body: (UnsafeRawBufferPointer) throws(MigrationError) -> Result
    ) throws(MigrationError) -> Result {
        let file = openat(descriptor, name, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .unreadable(path: path(of: name), reason: FileSystem.lastError()) }
        defer { close(file) }
        var count = 0
        while true {
            if count == buffer.count { grow() }
            let got = Self.read(file, UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
            if got == 0 { break }
            if got > 0 {
                count += got
            } else if errno == EISDIR {
                throw .unreadable(path: path(of: name), reason: "it is a folder")
            } else if errno != EINTR {
                throw .unreadable(path: path(of: name), reason: FileSystem.lastError())
            }
        }
        return try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }

    private func grow() {
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * buffer.count, alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
        buffer.deallocate()
        buffer = larger
    }

    private static func read(_ file: Int32, _ space: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.read(file, space.baseAddress, space.count)
        #elseif canImport(Musl)
            Musl.read(file, space.baseAddress, space.count)
        #else
            Darwin.read(file, space.baseAddress, space.count)
        #endif
    }
}
