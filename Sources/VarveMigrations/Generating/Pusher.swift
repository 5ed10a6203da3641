import VarveCatalog
import VarveDatabase
import VarvePlanning

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
        let comparison = try await Differ(loader: loader).compare(
            .database(database), target, request: request)
        guard !comparison.isEmpty else { return [] }
        let groups = try loader.script(for: comparison.plan)
        let connection: any DatabaseConnection
        do {
            connection = try await loader.dialect.connect(to: database, mode: .write)
        } catch {
            throw .database(error)
        }
        let push = Push(
            comparison: comparison, groups: groups,
            runner: Runner(
                dialect: loader.dialect, connection: connection, settings: settings, onEvent: onEvent),
            loader: loader, gate: LossGate(dialect: loader.dialect, request: request))
        do throws(MigrationError) {
            try await push.countLosses()
            if !isDryRun { try await push.apply() }
            await connection.close()
        } catch {
            await connection.close()
            throw error
        }
        return groups.flatMap(\.statements)
    }
}

/// One push to one database.
private struct Push {
    let comparison: Comparison
    let groups: [StatementGroup]
    let runner: Runner
    let loader: CatalogLoader
    let gate: LossGate

    /// Counts after the renames, since the queries use the new names, and undoes those again.
    func countLosses() async throws(MigrationError) {
        try await inTransaction { () async throws(MigrationError) -> Void in
            do throws(MigrationError) {
                try await loader.rename(comparison.plan.leadingRenames, on: runner.connection, nested: true)
                try await gate.check(comparison.plan, countingOn: runner.connection)
            } catch {
                await runner.rollBack()
                throw error
            }
            await runner.rollBack()
        }
    }

    func apply() async throws(MigrationError) {
        for (index, group) in groups.enumerated() {
            try await inTransaction { () async throws(MigrationError) -> Void in
                do throws(MigrationError) {
                    if index == 0 { try await requireUnchanged() }
                    try await execute(group, index: index)
                } catch {
                    await runner.rollBack()
                    throw error
                }
            }
        }
    }

    private func inTransaction(
        _ work: () async throws(MigrationError) -> Void
    ) async throws(MigrationError) {
        try await runner.persist("push") { () async throws(MigrationError) -> Void in
            _ = try await runner.acquire { () async throws(DatabaseError) -> Turn? in
                try await runner.dialect.beginExclusive(runner.connection, lockTimeout: runner.lockTimeout)
            }
            try await work()
        }
    }

    /// The plan was made before the lock was held.
    private func requireUnchanged() async throws(MigrationError) {
        guard try await loader.introspect(runner.connection) == comparison.source else {
            throw .databaseChanged
        }
    }

    private func execute(_ group: StatementGroup, index: Int) async throws(MigrationError) {
        do {
            try await runner.connection.execute(group.statements.map { Statement($0) } + ["COMMIT"])
        } catch {
            let failed = error.statementIndex ?? 0
            let done =
                index == 0
                ? "Nothing was changed." : "The first \(index) of \(groups.count) transactions stay."
            throw .failed(
                ScriptFailure(
                    location: nil,
                    statement: group.statements.indices.contains(failed)
                        ? group.statements[failed] : "COMMIT",
                    error: error, outcome: done))
        }
    }
}
