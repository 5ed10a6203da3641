import VarveMigrations

/// `varve drift`
enum DriftCommand {
    private struct Result: Encodable {
        let database: String
        let isNone: Bool
        let differences: [Difference]
        let doubts: [String]
        let unmodelled: [String]
    }

    static let command = Command(
        name: "drift", summary: "shows where a database is not what its migrations made",
        discussion: """
            Compares the database with what the migrations make that its ledger says are applied; pending ones do not count. \
            + is there and no applied migration makes it, - is made by one and is not there, ~ is there otherwise. Nothing \
            is changed and no lock is taken.

            Exit status 3 where there is a difference, or where a file that was applied is gone or was changed since, so that \
            nobody can be sure. With --strict also where the database has objects that Varve does not model.

            varve diff DATABASE migrations --sql prints what undoes the difference once nothing is pending.
            """,
        options: [UnmodelledObjects.strict]
    ) { call in
        let settings = try call.settings()
        return try await call.withWorkspace(settings, model: settings.database) { workspace in
            let folder = try workspace.migrations()
            let statuses = try await call.statuses(of: folder, settings)
            call.progress.show("comparing …")
            let drift = try await Differ(loader: workspace.loader).drift(
                of: settings.database, from: folder, statuses: statuses)
            KeptValue.keep(drift.comparison)
            return try await report(drift, workspace, call)
        }
    }

    private static func report(
        _ drift: Drift, _ workspace: Workspace, _ call: Invocation
    ) async throws -> ExitStatus {
        let unmodelled = try await UnmodelledObjects.names(
            in: [drift.comparison.source, drift.comparison.target], workspace.loader)
        let differences = Difference.all(in: drift.comparison, dialect: workspace.dialect)
        let database = workspace.settings.database.description
        let result = Result(
            database: database, isNone: drift.isNone, differences: differences, doubts: drift.doubts,
            unmodelled: unmodelled)
        let doubts = drift.doubts.map { "? \($0)" }
        try call.report(
            result, lines: differences.flatMap { $0.lines(style: call.console.style) } + doubts)
        if drift.isNone { call.tell("\(database) is what its migrations made") }
        return UnmodelledObjects.note(unmodelled, to: call, otherwise: drift.isNone ? .fine : .no)
    }
}
