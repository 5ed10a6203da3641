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
/// It lies in memory where there is room, else in `/tmp`, and not in the cache folder, since the path of a socket has
/// at most about 100 bytes and since the account that the server runs under must be able to reach it.
struct RunFolder {
    let path: String
    private let lock: FileHandle

    /// Linux keeps what is in the first of these in memory: a table costs several files, and making them on a disk's
    /// file system costs more than all that the server does.
    private static let parents = ["/dev/shm", "/tmp"]
    private static let prefix = "varve-pg-"

    /// How many bytes must be free in memory: a server with 5,000 tables in it takes a third of that.
    private static let neededMemory: UInt64 = 4 << 30

    private static var parent: String {
        var status = statvfs()
        let memory = parents[0]
        let isRoomy =
            statvfs(memory, &status) == 0 && access(memory, W_OK | X_OK) == 0
            && UInt64(status.f_bavail) * UInt64(status.f_frsize) >= neededMemory
        return isRoomy ? memory : parents[1]
    }

    var data: String { path + "/data" }
    var log: String { path + "/log" }

    /// Makes a folder that belongs to the server's account.
    init(account: ServerAccount) throws(DatabaseError) {
        let parent = Self.parent
        var template = Array("\(parent)/\(Self.prefix)XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw DatabaseError(.cannotConnect, "no folder can be made in \(parent): \(systemMessage())")
        }
        self.path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        // It gets its name once it is locked: before that it would be taken for one that nobody holds.
        let unlocked = path + "/unlocked"
        self.lock = try FileHandle(creating: unlocked)
        guard lock.tryLock(), rename(unlocked, path + "/lock") == 0,
            chown(path, account.user, account.group) == 0
        else {
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
        for parent in parents { removeAbandoned(account: account, in: parent) }
    }

    private static func removeAbandoned(account: ServerAccount, in parent: String) {
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
