import Varve
import VarveDatabase
import VarveMigrations

/// `varve up`
enum UpCommand {
    private static let target = Option.value("to", .number("VERSION"), "The last migration to apply.")
    private static let outOfOrder = Option.flag(
        "allow-out-of-order", "Apply pending migrations that are older than the newest applied one.")

    private static let nothing = "nothing to do: the database is up to date"

    static let command = Command(
        name: "up", summary: "applies the pending migrations",
        discussion: """
            Each migration runs in a transaction of its own, together with its entry in the ledger. Where one fails, \
            it is rolled back and those after it are not begun. An SQLite file that is not there is made.

            Of several runners that start at the same time one works; the others wait and find nothing to do.
            """,
        options: [target, outOfOrder, RunOptions.dryRun, RunOptions.wait]
    ) { call in
        let settings = try call.settings()
        let folder = try MigrationFolder(
            reading: settings.migrations, settings: settings.folder, readsDownHalves: false)
        let options = UpOptions(
            to: try call.arguments[target].map(folder.version(named:)),
            allowsOutOfOrder: call.arguments.has(outOfOrder),
            isDryRun: call.arguments.has(RunOptions.dryRun))
        if options.isDryRun && settings.database.isMissingFile {
            let dialect = try Dialects.dialect(opening: settings.database)
            let migrations = folder.migrations.filter { $0.version <= options.target ?? $0.version }
            try call.report(RunResult(applying: migrations, dialect), nothing: nothing)
            return .fine
        }
        let report = try await call.withRunner(settings, mode: options.isDryRun ? .read : .create) { runner in
            try await runner.up(folder, options)
        }
        try call.report(RunResult(report), nothing: nothing)
        return .fine
    }
}
