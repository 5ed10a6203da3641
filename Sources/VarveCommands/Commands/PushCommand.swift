import VarveDatabase
import VarveMigrations

/// `varve push`
enum PushCommand {
    private struct Result: Encodable {
        let isDryRun: Bool
        let statements: [String]
    }

    static let command = Command(
        name: "push", summary: "brings a database to the declared schema, without migrations",
        discussion: """
            For databases that nobody else has a copy of, while a schema is still being tried out. Nothing is \
            written to the folder of migrations or to the ledger.
            """,
        options: [RunOptions.rename, RunOptions.allowLoss, RunOptions.dryRun, RunOptions.wait]
    ) { call in
        let settings = try call.settings()
        let isDryRun = call.arguments.has(RunOptions.dryRun)
        let version = try await call.versionIfReachable(settings.database)
        return try await call.withWorkspace(settings, version: version) { workspace in
            let target = try workspace.declaredSchema()
            try await makeIfMissing(target, workspace, call)
            let pusher = Pusher(
                loader: workspace.loader, settings: call.runnerSettings(settings),
                onEvent: RunnerProgress(call: call).show)
            let statements = try await call.askingForRenames { request in
                call.progress.show("working out the changes …")
                return try await pusher.push(
                    target, to: settings.database, request: request, isDryRun: isDryRun)
            }
            try report(Result(isDryRun: isDryRun, statements: statements), to: call)
            return .fine
        }
    }

    /// An SQLite file that is not there is made once it is known that the schema can be read.
    private static func makeIfMissing(
        _ target: CatalogSource, _ workspace: Workspace, _ call: Invocation
    ) async throws {
        let url = workspace.settings.database
        guard url.isMissingFile else { return }
        guard !call.arguments.has(RunOptions.dryRun) else {
            throw Failure("\(url) is not there yet", hints: ["'\(call.tool.name) push' makes it"])
        }
        _ = try await workspace.loader.catalog(of: target)
        try await call.withConnection(to: url, workspace.dialect, mode: .create) { _ in }
    }

    private static func report(_ result: Result, to call: Invocation) throws {
        if result.statements.isEmpty && !call.isJSON {
            call.tell("nothing to do: the database has the declared schema")
        } else if result.isDryRun || call.isJSON {
            try call.report(result, lines: result.statements.map { $0 + ";" })
        } else {
            call.tell("changed the database by \(result.statements.count.counted("statement"))")
        }
    }
}
