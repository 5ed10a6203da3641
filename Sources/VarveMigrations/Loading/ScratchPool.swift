import VarveDatabase

/// Starts the scratch server when it is first needed, once.
actor ScratchPool {
    private let dialect: any Dialect
    private let settings: LoaderSettings
    private var lookup: Task<ScratchOptions, Never>?
    private var start: Task<Result<any ScratchServer, DatabaseError>, Never>?

    init(dialect: any Dialect, settings: LoaderSettings) {
        self.dialect = dialect
        self.settings = settings
    }

    /// The settings' options, with the version of the model.
    func options() async -> ScratchOptions {
        if let lookup { return await lookup.value }
        let (dialect, settings) = (dialect, settings)
        let lookup = Task {
            var options = settings.scratch
            guard options.version == nil, let model = settings.model else { return options }
            options.version = await Self.version(of: model, dialect)
            return options
        }
        self.lookup = lookup
        return await lookup.value
    }

    /// Takes a model's version from a connection that is open anyway.
    func note(versionOf url: DatabaseURL, from connection: any DatabaseConnection) async {
        guard lookup == nil, url == settings.model, settings.scratch.version == nil,
            let version = try? await dialect.engineVersion(connection)
        else { return }
        var options = settings.scratch
        options.version = version
        lookup = lookup ?? Task { [options] in options }
    }

    private static func version(of url: DatabaseURL, _ dialect: any Dialect) async -> String? {
        guard let connection = try? await dialect.connect(to: url, mode: .read) else { return nil }
        let version = try? await dialect.engineVersion(connection)
        await connection.close()
        return version
    }

    func server() async throws(DatabaseError) -> any ScratchServer {
        try await begun().value.get()
    }

    /// Has the server started without waiting for it.
    func begin() async {
        _ = await begun()
    }

    private func begun() async -> Task<Result<any ScratchServer, DatabaseError>, Never> {
        let options = await options()
        if let start { return start }
        let dialect = dialect
        let start = Task { () async -> Result<any ScratchServer, DatabaseError> in
            do throws(DatabaseError) {
                return .success(try await dialect.startScratch(options))
            } catch {
                return .failure(error)
            }
        }
        self.start = start
        return start
    }

    func stop() async {
        guard let start else { return }
        self.start = nil
        if case .success(let server) = await start.value { await server.stop() }
    }
}
