import VarveDatabase

/// PostgreSQL, versions 12 to 18.
public struct PostgresDialect: Dialect {
    /// Makes the dialect. It holds nothing.
    public init() {}

    public var name: String { "postgresql" }

    public var schemes: [String] { ["postgres", "postgresql"] }

    public func connect(
        to url: DatabaseURL, mode: ConnectionMode
    ) async throws(DatabaseError) -> any DatabaseConnection {
        try await PostgresConnection.open(url, mode: mode)
    }

    public func engineVersion(_ connection: any DatabaseConnection) async throws(DatabaseError) -> String {
        // The server said it when the connection was made.
        if let connection = connection as? PostgresConnection {
            return String(try await connection.serverVersion() / 10_000)
        }
        let rows = try await connection.query("SHOW server_version_num")
        return String((rows.first?.integer ?? 0) / 10_000)
    }
}
