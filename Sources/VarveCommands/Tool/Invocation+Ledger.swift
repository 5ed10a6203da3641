import VarveDatabase
import VarveMigrations

extension Invocation {
    /// What a database's ledger says, for commands that can do without: `nil` where the database is only the usual
    /// one and can't be asked. One that was named for this call must answer.
    func ledgerIfReachable(_ workspace: Workspace) async throws -> [LedgerEntry]? {
        let settings = workspace.settings
        if settings.database.isMissingFile { return nil }
        do {
            return try await withConnection(to: settings.database, workspace.dialect, mode: .read) {
                connection in
                try await Ledger(dialect: workspace.dialect, connection: connection, name: settings.ledger)
                    .entries()
            }
        } catch let error as DatabaseError where !settings.isDatabaseGiven {
            note("the database is not asked: \(error.message)")
            return nil
        }
    }
}
