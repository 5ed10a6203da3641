import VarveDatabase

@testable import VarveSQLite

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
        guard mkdtemp(&template) != nil else { throw DatabaseError(.cannotConnect, "no temporary folder") }
        path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit {
        guard let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            unlink(path + "/" + name)
        }
        closedir(folder)
        rmdir(path)
    }

    func write(_ text: String, to name: String) throws -> String {
        let file = path + "/" + name
        guard let stream = fopen(file, "w") else { throw DatabaseError(.cannotConnect, "no file") }
        fputs(text, stream)
        fclose(stream)
        return file
    }
}

/// Connects to a file.
func connect(_ path: String, _ mode: ConnectionMode = .create) async throws -> any DatabaseConnection {
    try await SQLiteDialect().connect(to: DatabaseURL("sqlite:" + path), mode: mode)
}

/// The error that a piece of code ends in.
func databaseError(_ body: () async throws -> Void) async -> DatabaseError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? DatabaseError
    }
}
