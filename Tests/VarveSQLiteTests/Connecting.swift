import VarveDatabase

@testable import VarveSQLite

/// Connects to a file.
func connect(_ path: String, _ mode: ConnectionMode = .create) async throws -> any DatabaseConnection {
    try await SQLiteDialect().connect(to: DatabaseURL("sqlite:" + path), mode: mode)
}

/// The error that a piece of code ends in.
func databaseError(_ body: () async throws -> Void) async -> DatabaseError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? DatabaseError
    }
}
