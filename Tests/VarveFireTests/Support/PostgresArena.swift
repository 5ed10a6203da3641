import VarveDatabase
import VarvePostgres
import VarveTestSupport

/// A database on a durable PostgreSQL server.
struct PostgresArena: Arena {
    let dialect: any Dialect = PostgresDialect()
    let url: DatabaseURL
    let migrations: String
    let server: DurableServer
    let name: String

    init(_ server: DurableServer, name: String, migrations: String) throws {
        self.server = server
        self.name = name
        self.migrations = migrations
        url = try DatabaseURL(server.url(database: name))
    }

    private init(_ arena: PostgresArena, url: String) throws {
        server = arena.server
        name = arena.name
        migrations = arena.migrations
        self.url = try DatabaseURL(url)
    }

    /// The same database behind a pooler.
    func pooled(by pooler: Pooler) throws -> PostgresArena {
        try PostgresArena(self, url: url(through: pooler.folder.path, port: Pooler.port))
    }

    /// The way to the database through another socket.
    func url(through folder: String, port: Int = DurableServer.port) -> String {
        "postgresql:///\(name)?host=\(folder)&port=\(port)&user=postgres"
    }

    /// All that stays when everything is taken back.
    func reset() async throws {
        try await connected { try await $0.execute("DROP TABLE IF EXISTS log, varve_migrations") }
    }

    func damage(_ connection: any DatabaseConnection) async throws -> [String] {
        let query: Statement = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"
        return try await connection.query(query).values.map { "invalid index \($0[0].text ?? "")" }
    }
}
