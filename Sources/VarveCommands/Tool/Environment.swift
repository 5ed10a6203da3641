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

    /// Reads a database URL. A relative path of a file in it starts from ``folder``.
    func url(_ text: String) throws(DatabaseError) -> DatabaseURL {
        let url = try DatabaseURL(text)
        guard !folder.isEmpty, let file = url.filePath, !file.hasPrefix("/") else { return url }
        return try DatabaseURL("\(url.scheme):\(path(file))")
    }
}
