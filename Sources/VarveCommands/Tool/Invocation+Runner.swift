import Varve
import VarveDatabase
import VarveMigrations

extension Invocation {
    /// Opens the database, gives a command a runner for it, and closes the database afterwards.
    func withRunner<Result: Sendable>(
        _ settings: Settings, mode: ConnectionMode, _ work: (Runner) async throws -> Result
    ) async throws -> Result {
        let dialect = try Dialects.dialect(opening: settings.database)
        defer { progress.clear() }
        return try await withConnection(to: settings.database, dialect, mode: mode) { connection in
            let runner = Runner(
                dialect: dialect, connection: connection, settings: runnerSettings(settings),
                onEvent: RunnerProgress(call: self).show)
            return try await work(runner)
        }
    }

    /// How migrations are run by this call.
    func runnerSettings(_ settings: Settings) -> RunnerSettings {
        var result = RunnerSettings(
            ledger: settings.ledger, toolVersion: tool.version, wranglerLedger: settings.d1Ledger)
        if let seconds = arguments.number(RunOptions.wait) { result.wait = .seconds(seconds) }
        return result
    }
}
