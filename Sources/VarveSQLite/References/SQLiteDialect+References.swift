import CSQLite3
import VarveDatabase

extension SQLiteDialect {
    public func danglingReferences(
        _ connection: any DatabaseConnection
    ) async throws(DatabaseError) -> [String] {
        try await Self.ours(connection).withHandle { handle throws(DatabaseError) in
            try DanglingReferences(handle).sentences()
        }
    }

    /// SQLite says of a foreign key only that one failed. So the statement is run once more with the check put off to the
    /// end, RESTRICT included, and the rows that it leaves behind are looked for. All of it is rolled back with the transaction.
    public func explain(
        _ error: DatabaseError, on connection: any DatabaseConnection
    ) async -> DatabaseError {
        guard error.code == .constraint, error.message == "FOREIGN KEY constraint failed",
            let statement = error.statement, let connection = connection as? SQLiteConnection
        else { return error }
        let detail = try? await connection.withHandle { handle throws(DatabaseError) -> String? in
            guard sqlite3_get_autocommit(handle.pointer) == 0 else { return nil }
            return try Self.reason(of: statement, handle)
        }
        var explained = error
        explained.detail = detail ?? nil
        explained.hint =
            error.hint ?? "add the missing row before, or remove or change the rows that refer to it"
        return explained
    }

    private static func reason(of statement: String, _ handle: SQLiteHandle) throws(DatabaseError) -> String?
    {
        let references = DanglingReferences(handle)
        var sentences = try references.sentences()
        if statement != "COMMIT" {
            let before = Set(sentences)
            _ = try handle.run("PRAGMA defer_foreign_keys = ON")
            _ = try handle.run(Statement(statement))
            sentences = try references.sentences().filter { !before.contains($0) }
        }
        return DanglingText.list(sentences)
    }
}
