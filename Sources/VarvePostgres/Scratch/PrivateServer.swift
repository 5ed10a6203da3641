import VarveDatabase

/// A PostgreSQL server of our own: on a Unix socket in a folder of its own, with nothing kept safe on disk, and
/// gone with our process, however that ends.
///
/// The server is a child of a shell whose standard input is a pipe that only we hold open. When we close it, or
/// are killed, the shell stops the server and removes the folder.
actor PrivateServer {
    private let executor = ThreadExecutor()
    private var folder: RunFolder?
    private var guardian: ChildProcess?
    private var lifeline: FileHandle?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Starts the server and waits until it takes connections.
    ///
    /// - Parameters:
    ///   - version: The major version that it must have; the newest one where none is given.
    ///   - cacheFolder: Where an initialised data directory is kept for the next time.
    /// - Returns: Where its database `postgres` is.
    func start(version: String?, cacheFolder: String) async throws(DatabaseError) -> DatabaseURL {
        let installation = try Installation.find(major: version)
        let account = try ServerAccount.current()
        RunFolder.removeAbandoned(account: account)
        let folder = try RunFolder(account: account)
        self.folder = folder
        try DataDirectory(installation: installation, account: account, cacheFolder: cacheFolder)
            .prepare(in: folder)
        let ended = try launch(installation, account, folder)
        let url = try DatabaseURL("postgresql:///postgres?user=postgres&port=5432&host=\(folder.path)")
        try await waitUntilReady(url, ended: ended, folder: folder)
        return url
    }

    /// The major version that would be started where none is asked for; `nil` where none is installed.
    func installedVersion() -> String? {
        (try? Installation.find(major: nil)).map { String($0.major) }
    }

    /// Stops the server and removes its folder. Stopping twice is fine.
    func stop() {
        lifeline = nil
        _ = guardian?.wait()
        guardian = nil
        // The shell has removed it, unless the server was never started.
        folder?.remove()
        folder = nil
    }

    /// Starts the shell with the server in it; the returned pipe ends when the server does.
    private func launch(
        _ installation: Installation, _ account: ServerAccount, _ folder: RunFolder
    ) throws(DatabaseError) -> FileHandle {
        let lifeline = try Pipe()
        let alive = try Pipe()
        let log = try FileHandle(creating: folder.log)
        let arguments = [folder.path, installation.program("postgres"), "-D", folder.data]
        guardian = try ChildProcess(
            account.command(running: Self.script, arguments: arguments + settings(installation, folder)),
            files: [0: lifeline.reading, 1: log, 2: log, 3: alive.writing])
        self.lifeline = lifeline.writing
        return alive.reading
    }

    private static let script = """
        folder=$1; shift
        trap : HUP INT TERM
        "$@" </dev/null &
        server=$!
        exec 3>&-
        read -r line
        kill -QUIT $server
        wait $server
        rm -rf "$folder"
        """

    /// Fast instead of safe: the data is thrown away.
    private func settings(_ installation: Installation, _ folder: RunFolder) -> [String] {
        var settings = [
            "listen_addresses=", "port=5432", "unix_socket_directories=\(folder.path)",
            "unix_socket_permissions=0700", "fsync=off", "full_page_writes=off", "synchronous_commit=off",
            "wal_level=minimal", "wal_skip_threshold=0", "max_wal_senders=0", "min_wal_size=2MB",
            "max_wal_size=256MB",
            "checkpoint_timeout=1h", "shared_buffers=128MB", "huge_pages=off", "max_connections=200",
            "max_locks_per_transaction=512", "autovacuum=off", "jit=off",
            "max_parallel_maintenance_workers=0",
            "timezone=UTC", "lc_messages=C", "logging_collector=off",
        ]
        if installation.major >= 18 { settings.append("io_method=sync") }
        return settings.flatMap { ["-c", $0] }
    }

    private func waitUntilReady(
        _ url: DatabaseURL, ended: FileHandle, folder: RunFolder
    ) async throws(DatabaseError) {
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline {
            if let connection = try? await PostgresConnection.open(url, mode: .read) {
                await connection.close()
                return
            }
            // Nothing is ever written to the pipe: it becomes readable only by ending.
            if ended.isReadable(within: 5) { break }
        }
        throw DatabaseError(
            .cannotConnect, "the private PostgreSQL server does not start:\n\(folder.lastLogLines)",
            hint: "repair the installation, or name a server with --scratch URL")
    }
}
