import VarveDatabase
import VarveMigrations

/// `varve generate`
enum GenerateCommand {
    private static let name = Argument(
        "NAME", "What the migration is called: add_wallets.")

    private struct Result: Encodable {
        struct Migration: Encodable {
            let name: String
            let up: String
            let down: String
        }

        let files: [String]
        let migrations: [Migration]
    }

    static let command = Command(
        name: "generate", summary: "writes the migration that leads to the declared schema",
        discussion: """
            Both halves are tried on a throw-away database before anything is written: up must give the declared \
            schema, down must restore the one before it.

            A rename is said, never guessed. What would lose data is done only when --allow-loss names it. What does \
            not follow the schema's conventions is told.
            """,
        arguments: [name],
        options: [RunOptions.rename, RunOptions.allowLoss, RunOptions.dryRun]
    ) { call in
        let settings = try call.settings()
        let version = try await call.versionIfReachable(settings.database)
        return try await call.withWorkspace(settings, version: version) { workspace in
            let folder = try workspace.migrations()
            let database = version == nil ? nil : settings.database
            let migrations = try await work(call, workspace, folder, database: database)
            let files = call.arguments.has(RunOptions.dryRun) ? [] : try folder.write(migrations)
            try report(migrations, files, to: call)
            if !files.isEmpty { try await noteConventions(call, workspace) }
            return .fine
        }
    }

    /// Tells at once what `check` would find, as long as the migration is nobody else's yet.
    private static func noteConventions(_ call: Invocation, _ workspace: Workspace) async throws {
        let schema = try workspace.declaredSchema()
        let findings = try await Checker(loader: workspace.loader).conventionFindings(
            in: workspace.migrations(), schema: schema,
            conventions: workspace.conventions(beside: schema))
        for finding in findings where finding.severity == .error {
            call.note(CheckCommand.line(for: finding, call))
        }
    }

    private static func work(
        _ call: Invocation, _ workspace: Workspace, _ folder: MigrationFolder, database: DatabaseURL?
    ) async throws -> [GeneratedMigration] {
        let generator = Generator(loader: workspace.loader)
        let target = try workspace.declaredSchema()
        return try await call.askingForRenames { request in
            call.progress.show("working out the migration …")
            return try await generator.generate(
                call.arguments[name] ?? "", in: folder, target: target, request: request, database: database)
        }
    }

    private static func report(
        _ migrations: [GeneratedMigration], _ files: [String], to call: Invocation
    ) throws {
        let items = migrations.map { Result.Migration(name: $0.name, up: $0.up, down: $0.down) }
        if call.isJSON {
            try call.report(Result(files: files, migrations: items), lines: [])
        } else if migrations.isEmpty {
            call.tell("nothing to do: the migrations give the declared schema")
        } else if files.isEmpty {
            call.progress.clear()
            for item in items {
                call.console.write("-- \(item.name): up\n\(item.up)\n-- \(item.name): down\n\(item.down)")
            }
        } else {
            try call.report(files, lines: files)
        }
    }
}
