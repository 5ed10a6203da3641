import VarveDatabase

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The folder of one private server: data directory, socket and log. It is locked while its owner lives.
///
/// It lies in `/tmp` and not in the cache folder, since the path of a socket has at most about 100 bytes and since
/// the account that the server runs under must be able to reach it.
struct RunFolder {
    let path: String
    private let lock: FileHandle

    private static let parent = "/tmp"
    private static let prefix = "varve-pg-"

    var data: String { path + "/data" }
    var log: String { path + "/log" }

    /// Makes a folder that belongs to the server's account.
    init(account: ServerAccount) throws(DatabaseError) {
        var template = Array("\(Self.parent)/\(Self.prefix)XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw DatabaseError(.cannotConnect, "no folder can be made in \(Self.parent): \(systemMessage())")
        }
        self.path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        self.lock = try FileHandle(creating: path + "/lock")
        guard lock.tryLock(), chown(path, account.user, account.group) == 0 else {
            throw DatabaseError(.cannotConnect, "\(path) can't be handed over: \(systemMessage())")
        }
    }

    /// Removes the folder.
    func remove() {
        Self.remove(path)
    }

    /// Removes folders whose owner died together with the shell that should have cleaned up. A server that still
    /// runs in one notices within a minute that its data directory is gone, and ends.
    static func removeAbandoned(account: ServerAccount) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let path = "\(parent)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
                status.st_uid == account.user || status.st_uid == geteuid()
            else { continue }
            if let lock = FileHandle(opening: path + "/lock") {
                guard lock.tryLock() else { continue }
                remove(path)
            } else if errno == ENOENT, time(nil) - Self.changeTime(status) > 60 {
                // Younger ones may be about to be locked.
                remove(path)
            }
        }
    }

    /// The end of the server's log, for an error.
    var lastLogLines: String {
        let bytes = FileManager.default.contents(atPath: log) ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").suffix(5).joined(separator: "\n")
    }

    private static func remove(_ path: String) {
        _ = try? ChildProcess(["/bin/rm", "-rf", path], files: [:]).wait()
    }

    private static func changeTime(_ status: stat) -> time_t {
        #if canImport(Darwin)
            status.st_mtimespec.tv_sec
        #else
            status.st_mtim.tv_sec
        #endif
    }
}
