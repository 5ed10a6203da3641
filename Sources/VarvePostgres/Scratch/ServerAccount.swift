import VarveDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The account that a private server runs under: our own, or another where we are root, because PostgreSQL
/// refuses to run as root.
struct ServerAccount {
    let user: uid_t
    let group: gid_t

    /// The account's name where it is not our own.
    private let name: String?

    /// Chooses the account.
    static func current() throws(DatabaseError) -> ServerAccount {
        guard geteuid() == 0 else { return ServerAccount(user: geteuid(), group: getegid(), name: nil) }
        for name in ["postgres", "nobody"] {
            if let entry = getpwnam(name) {
                return ServerAccount(user: entry.pointee.pw_uid, group: entry.pointee.pw_gid, name: name)
            }
        }
        throw DatabaseError(
            .cannotConnect, "PostgreSQL refuses to run as root, and there is no user postgres",
            hint: "run as another user, make a user postgres, or name a server with --scratch URL")
    }

    /// The command that runs a shell script under the account.
    ///
    /// - Parameter arguments: What the script knows as `$1`, `$2` …
    func command(running script: String, arguments: [String]) throws(DatabaseError) -> [String] {
        let shell = ["/bin/sh", "-c", script, "varve"] + arguments
        guard let name else { return shell }
        if let setpriv = Self.program("setpriv") {
            return [setpriv, "--reuid=\(user)", "--regid=\(group)", "--clear-groups"] + shell
        }
        if let runuser = Self.program("runuser") { return [runuser, "-u", name, "--"] + shell }
        if let su = Self.program("su") {
            return [su, "-s", "/bin/sh", "-c", script, name, "varve"] + arguments
        }
        throw DatabaseError(
            .cannotConnect,
            "PostgreSQL refuses to run as root, and neither setpriv nor runuser nor su is there",
            hint: "run as another user, or name a server with --scratch URL")
    }

    private static func program(_ name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"].map { $0 + name }.first { access($0, X_OK) == 0 }
    }
}
