import VarveDatabase

extension PostgresDialect {
    /// Starts a private server, or uses the one that the options name.
    public func startScratch(
        _ options: ScratchOptions
    ) async throws(DatabaseError) -> any ScratchServer {
        guard let server = options.server else {
            let process = PrivateServer()
            do {
                let location = try await process.start(
                    version: options.version, cacheFolder: options.cacheFolder)
                return try await PostgresScratchServer.open(location, process: process)
            } catch {
                await process.stop()
                throw error
            }
        }
        let scratch = try await PostgresScratchServer.open(server, process: nil)
        guard options.version == nil || options.version == scratch.version else {
            await scratch.stop()
            throw DatabaseError(
                .unsupported,
                "the scratch server is PostgreSQL \(scratch.version), the database PostgreSQL \(options.version ?? "")",
                hint: "name a server of the same major version with --scratch URL")
        }
        return scratch
    }

    /// The version of the installation that a private server would be started from.
    public func scratchVersion(_ options: ScratchOptions) async -> String? {
        if let version = options.version { return version }
        return options.server == nil ? await PrivateServer().installedVersion() : nil
    }

    /// The major versions that are installed here, the oldest first: `15`, `18`.
    package static func installedVersions() -> [String] {
        Set(Installation.all().map(\.major)).sorted().map(String.init)
    }
}
