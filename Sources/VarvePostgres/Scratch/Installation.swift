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

/// PostgreSQL's programs, as installed on this machine.
struct Installation {
    /// The folder that holds `postgres` and `initdb`.
    let folder: String

    /// The version as `postgres --version` gives it: `15.20 (Debian 15.20-0+deb12u1)`.
    let version: String

    /// The major version: 15.
    let major: Int

    /// The path of one of the programs.
    func program(_ name: String) -> String { "\(folder)/\(name)" }

    /// Finds the installation of a major version, or the newest.
    static func find(major: String?) throws(DatabaseError) -> Installation {
        let all = all()
        let fitting = all.filter { major == nil || String($0.major) == major }
        if let best = fitting.max(by: { $0.major < $1.major }) { return best }
        let wanted = major.map { "PostgreSQL \($0)" } ?? "PostgreSQL"
        let others = Set(all.map(\.major)).sorted().map(String.init).joined(separator: ", ")
        throw DatabaseError(
            .cannotConnect,
            "\(wanted) is needed for scratch databases and is not installed here"
                + (others.isEmpty ? "" : " (only \(others))"),
            hint: """
                install it (Debian: apt-get install postgresql\(major.map { "-" + $0 } ?? ""), macOS: brew install \
                postgresql\(major.map { "@" + $0 } ?? "")), or name a server of that version with --scratch URL
                """)
    }

    /// Every installation that is found.
    static func all() -> [Installation] {
        folders().compactMap(Installation.init(folder:))
    }

    private init?(folder: String) {
        guard let answer = try? ChildProcess.run([folder + "/postgres", "--version"]), answer.succeeded,
            let start = answer.output.firstRange(of: "(PostgreSQL) ")?.upperBound
        else { return nil }
        self.version = answer.output[start...].trimmingCharacters
        guard let major = Int(version.prefix { $0.isNumber }) else { return nil }
        self.major = major
        self.folder = folder
    }

    /// The folders that hold a server, without repetition.
    private static func folders() -> [String] {
        let environment = ProcessInfo.processInfo.environment
        let named = ["VARVE_POSTGRES_BIN", "PATH"].flatMap {
            (environment[$0] ?? "").split(separator: ":").map(String.init)
        }
        var seen: Set<String> = []
        return (named + usualFolders()).compactMap { folder in
            // A link in PATH may stand for `postgres` alone; the others are where it points to.
            guard let program = realPath(folder + "/postgres"), seen.insert(program).inserted else {
                return nil
            }
            let home = String(program.prefix(upTo: program.lastIndex(of: "/") ?? program.startIndex))
            return access(home + "/initdb", X_OK) == 0 ? home : nil
        }
    }

    /// Where packages put servers: Debian, Red Hat, Alpine, Homebrew on both kinds of Mac, Postgres.app.
    private static func usualFolders() -> [String] {
        let places = [
            ("/usr/lib/postgresql", "", "/bin"), ("/usr", "pgsql-", "/bin"),
            ("/usr/libexec", "postgresql", ""),
            ("/opt/homebrew/opt", "postgresql", "/bin"), ("/usr/local/opt", "postgresql", "/bin"),
            ("/Applications/Postgres.app/Contents/Versions", "", "/bin"),
        ]
        return places.flatMap { parent, prefix, suffix in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
            return names.filter { $0.hasPrefix(prefix) }.sorted().map { "\(parent)/\($0)\(suffix)" }
        }
    }

    private static func realPath(_ path: String) -> String? {
        guard access(path, X_OK) == 0, let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

extension Substring {
    /// The text without white space around it.
    fileprivate var trimmingCharacters: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start
        return String(self[start..<end])
    }
}
