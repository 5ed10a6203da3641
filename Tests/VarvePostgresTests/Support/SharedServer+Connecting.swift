import VarveDatabase

@testable import VarvePostgres

extension SharedServer {
    /// Opens another connection to the database that a connection is connected to.
    ///
    /// - Parameter database: The name of another database on the same server.
    func connect(
        like connection: any DatabaseConnection, database: String? = nil, mode: ConnectionMode
    ) async throws -> any DatabaseConnection {
        try await PostgresDialect().connect(to: url(of: connection, database: database), mode: mode)
    }

    /// The URL of the database that a connection is connected to.
    func url(of connection: any DatabaseConnection, database: String? = nil) async throws -> DatabaseURL {
        let row = try await connection.query(
            "SELECT current_database(), current_setting('unix_socket_directories')"
        ).values[0]
        let name = (database ?? row[0].text ?? "").replacing(" ", with: "%20")
        return try DatabaseURL("postgresql:///\(name)?user=postgres&host=\(row[1].text ?? "")")
    }
}
