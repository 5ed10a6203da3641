import VarveDatabase

/// Starts the scratch server when it is first needed, once.
actor ScratchPool {
    private let dialect: any Dialect
    private let options: ScratchOptions
    private var start: Task<Result<any ScratchServer, DatabaseError>, Never>?

    init(dialect: any Dialect, options: ScratchOptions) {
        self.dialect = dialect
        self.options = options
    }

    func server() async throws(DatabaseError) -> any ScratchServer {
        if let start { return try await start.value.get() }
        let (dialect, options) = (dialect, options)
        let start = Task { () async -> Result<any ScratchServer, DatabaseError> in
            do throws(DatabaseError) {
                return .success(try await dialect.startScratch(options))
            } catch {
                return .failure(error)
            }
        }
        self.start = start
        return try await start.value.get()
    }

    func stop() async {
        guard let start else { return }
        self.start = nil
        if case .success(let server) = await start.value { await server.stop() }
    }
}
