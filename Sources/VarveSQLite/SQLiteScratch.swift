import VarveDatabase

/// Throw-away databases in memory, which need nothing to be started.
struct SQLiteScratch: ScratchServer {
    var version: String { SQLiteDialect.libraryVersion }

    func makeDatabase() async throws(DatabaseError) -> any ScratchDatabase {
        let connection = SQLiteConnection()
        try await connection.open(.memory, mode: .create)
        // What is only tried out reaches no database of the user's.
        try await connection.withHandle { handle throws(DatabaseError) in handle.refuseOtherFiles() }
        return Database(connection: connection)
    }

    func stop() async {}

    private struct Database: ScratchDatabase {
        let connection: any DatabaseConnection

        func drop() async {
            await connection.close()
        }
    }
}
