import VarveDatabase

extension PostgresDialect {
    public func backupName(
        of url: DatabaseURL, _ connection: any DatabaseConnection
    ) async throws(DatabaseError) -> BackupName {
        let name = try await connection.query("SELECT current_database()").first?.text ?? "database"
        return BackupName(stem: String(name.map { $0 == "/" ? "_" : $0 }), suffix: "dump")
    }

    /// `pg_dump` in its custom format, in a transaction of its own, from which nothing of what runs meanwhile is seen.
    public func backUp(
        _ url: DatabaseURL, _ connection: any DatabaseConnection, to path: String
    ) async throws(DatabaseError) {
        // The transaction that waits for the dump must not be ended for its idleness.
        try await connection.execute("SET idle_in_transaction_session_timeout = 0")
        let version = try await engineVersion(connection)
        let settings = try ConnectionString(url).variables
        try await DumpProgram(serverVersion: version).run(to: path, settings: settings)
    }

    public func restoring(_ path: String, to url: DatabaseURL) -> String {
        "into a new database: createdb NAME && pg_restore --exit-on-error --dbname=NAME \(path)"
    }
}
