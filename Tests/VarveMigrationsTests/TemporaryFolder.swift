import VarveDatabase
import VarveSQLite

@testable import VarveMigrations

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder that is removed with everything in it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/varve-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw MigrationError.unwritable(path: "/tmp", reason: "mkdtemp")
        }
        path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit { Self.removeAll(path) }

    private static func removeAll(_ path: String) {
        if FileSystem.isFolder(path) {
            for name in (try? FileSystem.names(in: path)) ?? [] { removeAll(FileSystem.join(path, name)) }
        }
        FileSystem.remove(path)
    }

    /// The path of something in the folder.
    func callAsFunction(_ name: String) -> String { FileSystem.join(path, name) }

    /// Writes a file and the folders above it.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        let file = self(name)
        if let slash = file.lastIndex(of: "/") { try FileSystem.makeFolder(String(file[..<slash])) }
        try FileSystem.replace(file, text)
        return file
    }

    /// Writes both halves of a migration into the folder `m`.
    func pair(_ stem: String, up: String, down: String) throws {
        try write("m/\(stem).up.sql", up)
        try write("m/\(stem).down.sql", down)
    }

    /// Reads the folder `m`.
    func migrations(_ settings: FolderSettings = FolderSettings()) throws -> MigrationFolder {
        try MigrationFolder(reading: self("m"), settings: settings)
    }

    /// Writes bytes that need not be text.
    func write(_ name: String, bytes: [UInt8]) throws {
        guard let stream = fopen(self(name), "w"), fwrite(bytes, 1, bytes.count, stream) == bytes.count,
            fclose(stream) == 0
        else { throw MigrationError.unwritable(path: name, reason: "fwrite") }
    }
}

/// The error that a piece of code ends in.
func migrationError(_ body: () async throws -> Void) async -> MigrationError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? MigrationError
    }
}

/// What an error says, with the folder's path left out.
func message(_ folder: TemporaryFolder, _ body: () async throws -> Void) async -> String {
    let text = await migrationError(body)?.description ?? "no error"
    return text.replacing(folder.path + "/", with: "")
}
