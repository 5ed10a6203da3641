import VarveDatabase

/// Brings a database to a schema directly, without migration files and without a ledger.
public struct Pusher: Sendable {
    let loader: CatalogLoader
    let settings: RunnerSettings
    let onEvent: @Sendable (RunEvent) -> Void

    /// Makes a pusher.
    public init(
        loader: CatalogLoader, settings: RunnerSettings = RunnerSettings(),
        onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in }
    ) {
        self.loader = loader
        self.settings = settings
        self.onEvent = onEvent
    }

    /// Changes a database until it has a schema.
    ///
    /// - Returns: The statements that were run, or would be in a dry run; none where there was nothing to do.
    /// - Throws: ``MigrationError/losses(_:)`` with exact counts where data would be lost without leave.
    public func push(
        _ target: CatalogSource, to database: DatabaseURL, request: ChangeRequest = ChangeRequest(),
        isDryRun: Bool = false
    ) async throws(MigrationError) -> [String] {
        throw .database(DatabaseError(.unsupported, "not yet"))
    }
}
