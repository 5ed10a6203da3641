import VarveDatabase

/// Where the tool runs.
struct Environment: Sendable {
    /// The value of an environment variable; `nil` where it is not set or empty.
    let variable: @Sendable (String) -> String?
    /// The folder that relative paths start from; empty for the process's own.
    let folder: String
    /// Where text goes.
    let console: Console

    /// A path as the system can open it.
    func path(_ path: String) -> String {
        folder.isEmpty || path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }

    /// Reads a database URL. A relative path in one without an authority, as in `sqlite:app.db`, starts from
    /// ``folder``.
    func url(_ text: String) throws(DatabaseError) -> DatabaseURL {
        let url = try DatabaseURL(text)
        let remainder = String(url.remainder)
        guard !folder.isEmpty, !remainder.hasPrefix("/"), !remainder.hasPrefix(":") else { return url }
        return try DatabaseURL("\(url.scheme):\(path(remainder))")
    }
}
