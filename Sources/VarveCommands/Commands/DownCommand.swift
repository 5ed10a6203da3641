import VarveDatabase
import VarveMigrations

/// `varve down`
enum DownCommand {
    private static let count = Argument(
        "N", "How many migrations to take back; 1 unless said.", value: .number("N"), isOptional: true)
    private static let target = Option.value(
        "to", .number("VERSION"), "Take back every migration that is newer than this one; 0 takes back all.")

    static let command = Command(
        name: "down", summary: "takes back the newest migrations",
        discussion: """
            The down half that is run is the one of the file. Where there is no file, it is the one that the ledger \
            keeps since the migration was applied.
            """,
        arguments: [count], options: [target, RunOptions.dryRun, RunOptions.wait]
    ) { call in
        let settings = try call.settings()
        let target = try downTarget(of: call)
        let isDryRun = call.arguments.has(RunOptions.dryRun)
        let folder = try folderIfThere(settings, call)
        let report = try await call.withRunner(settings, mode: isDryRun ? .read : .write) { runner in
            try await runner.down(target, folder: folder, isDryRun: isDryRun)
        }
        try call.report(
            RunResult(report), nothing: "nothing to do: there is no migration to take back")
        return .fine
    }

    private static func downTarget(of call: Invocation) throws(UsageError) -> DownTarget {
        let steps = call.arguments.number(count)
        guard let text = call.arguments[target] else { return .steps(steps ?? 1) }
        guard steps == nil else { throw UsageError("N and --to exclude each other") }
        guard let version = MigrationVersion(text) else {
            throw UsageError("--to can't be '\(text)': it must be the number of a migration")
        }
        return version.number == 0 ? .everything : .version(version)
    }

    /// The files are not needed: the ledger keeps the down halves. A folder that was asked for must be there, and that
    /// of wrangler too, which keeps none.
    private static func folderIfThere(
        _ settings: Settings, _ call: Invocation
    ) throws(MigrationError) -> MigrationFolder? {
        let isNeeded = call.arguments.has(CommonOptions.migrations) || settings.d1Ledger != nil
        guard isNeeded || Files.kind(of: settings.migrations) != nil else { return nil }
        return try MigrationFolder(
            reading: settings.migrations, settings: settings.folder, readsDownHalves: false)
    }
}
