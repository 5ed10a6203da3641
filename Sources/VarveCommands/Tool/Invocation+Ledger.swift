import VarveDatabase
import VarveMigrations

extension Invocation {
    /// What a database's ledger says, for commands that can do without: `nil` where the database is only the usual
    /// one and can't be asked. One that was named for this call must answer.
    ///
    /// - Parameter includingWranglers: Whether what wrangler's ledger says counts too, which keeps no checksums.
    func ledgerIfReachable(
        _ workspace: Workspace, includingWranglers: Bool = false
    ) async throws -> [LedgerEntry]? {
        let settings = workspace.settings
        if settings.database.isMissingFile { return nil }
        do {
            return try await withConnection(to: settings.database, workspace.dialect, mode: .read) {
                connection in
                let ledger = Ledger(
                    dialect: workspace.dialect, connection: connection, name: settings.ledger)
                let entries = try await ledger.entries()
                guard includingWranglers, let table = settings.d1Ledger else { return entries }
                return try await entries + ledger.wranglerEntries(table)
            }
        } catch let error as DatabaseError where !settings.isDatabaseGiven {
            note("the database is not asked: \(error.message)")
            return nil
        }
    }
}
