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

/// The data directory of a private server: initialised once for each version and account, then copied.
struct DataDirectory {
    let installation: Installation
    let account: ServerAccount
    let cacheFolder: String

    /// Changes whenever `initdb` is called in another way.
    private static let layout = 3

    /// Puts a data directory into a server's folder.
    func prepare(in folder: RunFolder) throws(DatabaseError) {
        let isCached = access(original + "/PG_VERSION", R_OK) == 0
        if isCached, (try? copy(original, to: folder.data)) == true { return }
        try initialise(folder)
        try lighten(folder)
        keep(folder.data)
    }

    /// Where the data directory to copy is kept.
    private var original: String {
        let version = installation.version.map {
            $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "." ? $0 : "-"
        }
        return "\(cacheFolder)/postgresql/\(String(version))-\(account.user)-\(Self.layout)"
    }

    private func initialise(_ folder: RunFolder) throws(DatabaseError) {
        // Texts compare byte by byte on every machine alike; the C locale alone would know no other letters than
        // ASCII's, so C.UTF-8 is taken for them where it is there.
        for locale in [["--locale=C", "--lc-ctype=C.UTF-8"], ["--locale=C"]] {
            let arguments =
                [
                    installation.program("initdb"), "-D", folder.data, "-U", "postgres", "-A", "trust", "-E",
                    "UTF8",
                    "--no-sync", "--wal-segsize=1",
                ] + locale
            let command = try account.command(
                running: #"rm -rf "$3" && exec "$@""#, arguments: arguments)
            let (succeeded, output) = try ChildProcess.run(command)
            if succeeded { return }
            if locale.count == 1 {
                throw DatabaseError(
                    .cannotConnect, "initdb fails:\n\(output.trimmingNewlines)",
                    hint:
                        "repair the installation in \(installation.folder), or name a server with --scratch URL"
                )
            }
        }
    }

    /// Removes the second of two empty databases to copy from, a third of all files. Where that fails, copying takes
    /// longer and nothing else.
    private func lighten(_ folder: RunFolder) throws(DatabaseError) {
        let script = #"printf '%s\n' "$3" "$4" | "$1" --single -D "$2" postgres"#
        let arguments = [
            installation.program("postgres"), folder.data,
            "UPDATE pg_database SET datistemplate = false WHERE datname = 'template1'",
            "DROP DATABASE template1",
        ]
        _ = try ChildProcess.run(try account.command(running: script, arguments: arguments))
    }

    /// Keeps a copy for the next time. Where that fails, the next time takes longer and nothing else.
    private func keep(_ data: String) {
        let parent = "\(cacheFolder)/postgresql"
        try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        // Renamed into place when whole, so that another process never sees a part of it. Where that process
        // was first, ours is not needed.
        let unfinished = "\(original).\(getpid())"
        let isKept = (try? copy(data, to: unfinished)) == true && rename(unfinished, original) == 0
        if !isKept { _ = try? ChildProcess.run(["/bin/rm", "-rf", unfinished]) }
    }

    private func copy(_ source: String, to target: String) throws(DatabaseError) -> Bool {
        // As root this keeps the owner, which the server insists on. Newer versions of cp share the blocks
        // where the file system can.
        try ChildProcess.run(["/bin/cp", "-Rp", source, target]).succeeded
    }
}
