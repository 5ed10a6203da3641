import VarveDatabase

/// Applies migrations to a database and takes them back, safely beside other runners and through crashes.
public struct Runner: Sendable {
    let dialect: any Dialect
    let connection: any DatabaseConnection
    let settings: RunnerSettings
    let onEvent: @Sendable (RunEvent) -> Void

    /// Makes a runner for an open connection, which the caller closes.
    ///
    /// - Parameters:
    ///   - dialect: The dialect that opened the connection.
    ///   - connection: The database.
    ///   - settings: How migrations are run.
    ///   - onEvent: Hears what the runner does at the moment.
    public init(
        dialect: any Dialect, connection: any DatabaseConnection, settings: RunnerSettings = RunnerSettings(),
        onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in }
    ) {
        self.dialect = dialect
        self.connection = connection
        self.settings = settings
        self.onEvent = onEvent
    }

    var ledger: Ledger {
        Ledger(dialect: dialect, connection: connection, name: settings.ledger)
    }
}
