import VarveDatabase

/// A server on which empty databases are made and dropped: a private one, or one that the user named.
actor PostgresScratchServer: ScratchServer {
    nonisolated let version: String
    private let location: DatabaseURL
    private let administration: PostgresConnection
    private let process: PrivateServer?
    private var databases: Set<String> = []
    private var discarded: [String] = []

    /// The database that a server of our own starts with. Making one takes as long as loading a small schema.
    private var unused: String?

    private init(
        location: DatabaseURL, administration: PostgresConnection, version: String, process: PrivateServer?
    ) {
        self.location = location
        self.administration = administration
        self.version = version
        self.process = process
        self.unused = process == nil ? nil : "postgres"
    }

    /// Connects to a server.
    ///
    /// - Parameters:
    ///   - location: A URL of a database on the server.
    ///   - process: The server's process, where it is ours.
    static func open(
        _ location: DatabaseURL, process: PrivateServer?
    ) async throws(DatabaseError) -> PostgresScratchServer {
        let connection = try await PostgresConnection.open(location, mode: .write)
        let version = try await PostgresDialect().engineVersion(connection)
        return PostgresScratchServer(
            location: location, administration: connection, version: version, process: process)
    }

    func makeDatabase() async throws(DatabaseError) -> any ScratchDatabase {
        await dropDiscarded()
        let name: String
        if let first = unused {
            unused = nil
            name = first
        } else {
            name = "varve_scratch_" + String(UInt64.random(in: .min ... .max), radix: 36)
            try await create(name)
        }
        databases.insert(name)
        do {
            let connection = try await PostgresConnection.open(
                location, database: name, mode: .write,
                advice: process == nil ? .usersServer : .privateServer, isOurs: process != nil)
            return PostgresScratchDatabase(name: name, connection: connection, server: self)
        } catch {
            await drop(name)
            throw error
        }
    }

    private func create(_ name: String) async throws(DatabaseError) {
        let quoted = PostgresDialect().quote(identifier: name)
        // template0 has nothing in it that an administrator may have put into template1.
        var sql = "CREATE DATABASE \(quoted) TEMPLATE template0"
        // Copying files needs a checkpoint, which is dear only on a server that syncs to disk.
        if process != nil, Int(version) ?? 0 >= 15 { sql += " STRATEGY file_copy" }
        try await administration.execute(Statement(sql))
    }

    func drop(_ name: String) async {
        guard databases.remove(name) != nil else { return }
        discarded.append(name)
        // A server of our own removes its databases all at once in the end; sooner only to save room.
        if process == nil { await dropDiscarded() }
    }

    func stop() async {
        if process == nil {
            discarded.append(contentsOf: databases)
            databases = []
            await dropDiscarded()
        }
        await administration.close()
        await process?.stop()
    }

    /// What can't be dropped, such as a database with a subscription in it, must not stop the work: on our own
    /// server it goes in the end.
    private func dropDiscarded() async {
        while let name = discarded.popLast() {
            let quoted = PostgresDialect().quote(identifier: name)
            // FORCE came with version 13; without it the server waits for connections that are just closing.
            let force = Int(version) ?? 0 >= 13 ? " WITH (FORCE)" : ""
            try? await administration.execute(Statement("DROP DATABASE IF EXISTS \(quoted)\(force)"))
        }
    }
}

/// A database on a scratch server.
private struct PostgresScratchDatabase: ScratchDatabase {
    let name: String
    let connection: any DatabaseConnection
    let server: PostgresScratchServer

    func drop() async {
        await connection.close()
        await server.drop(name)
    }
}

extension ErrorAdvice {
    /// What to do about something that only our own server lacks.
    static let privateServer = ErrorAdvice { error in
        if error.isMissingRole {
            return """
                on the private scratch server Varve makes the roles that GRANT, OWNER TO, CREATE POLICY and their like \
                name, and no others: create it in the schema (CREATE ROLE), or name a server that has the role with \
                --scratch URL
                """
        }
        if error.message.hasPrefix("extension "), error.message.hasSuffix("is not available") {
            return """
                the private scratch server lacks this extension: install it for the local PostgreSQL, or name a \
                server that has it with --scratch URL
                """
        }
        if error.lacksLabelProvider {
            return """
                on the private scratch server Varve keeps security labels without their provider, where the statement \
                names it: say SECURITY LABEL FOR provider ON …, or name a server that has the provider with --scratch URL
                """
        }
        return nil
    }
}
