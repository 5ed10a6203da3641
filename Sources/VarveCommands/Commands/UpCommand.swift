import Varve
import VarveDatabase
import VarveMigrations

/// `varve up`
enum UpCommand {
    private static let target = Option.value("to", .number("VERSION"), "The last migration to apply.")
    private static let outOfOrder = Option.flag(
        "allow-out-of-order", "Apply pending migrations that are older than the newest applied one.")

    private static let backup = Option.value(
        "backup", .folder,
        "Copy the database into this folder before the first migration, and apply nothing where that fails.")

    private static let nothing = "nothing to do: the database is up to date"

    static let command = Command(
        name: "up", summary: "applies the pending migrations",
        discussion: """
            Each migration runs in a transaction of its own, together with its entry in the ledger. Where one fails, \
            it is rolled back and those after it are not begun. An SQLite file that is not there is made.

            --backup makes a file with the database's name, its newest migration and the time: SQLite's online backup, \
            or pg_dump's custom format. Where nothing is pending, none is made.

            Of several runners that start at the same time one works; the others wait and find nothing to do.
            """,
        options: [target, outOfOrder, backup, RunOptions.dryRun, RunOptions.wait]
    ) { call in
        let settings = try call.settings()
        let reading = Task { try read(settings, call) }
        // Nothing is made for a folder that can't be used; a database that is there is opened meanwhile.
        if settings.database.isMissingFile {
            let (folder, options) = try await reading.value
            if options.isDryRun { return try plan(folder, options, settings, call) }
        }
        let report: RunReport
        do {
            report = try await call.withRunner(settings, mode: mode(of: call)) { runner in
                try await runner.up { try await reading.value }
            }
        } catch {
            // What is wrong with the folder is told first, whatever is wrong with the database.
            _ = try await reading.value
            throw error
        }
        try call.report(RunResult(report), nothing: nothing)
        return .fine
    }

    private static func mode(of call: Invocation) -> ConnectionMode {
        call.arguments.has(RunOptions.dryRun) ? .read : .create
    }

    private static func read(
        _ settings: Settings, _ call: Invocation
    ) throws -> (MigrationFolder, UpOptions) {
        let folder = try MigrationFolder(
            reading: settings.migrations, settings: settings.folder, readsDownHalves: false)
        let options = UpOptions(
            to: try call.arguments[target].map(folder.version(named:)),
            allowsOutOfOrder: call.arguments.has(outOfOrder),
            isDryRun: call.arguments.has(RunOptions.dryRun), backup: backupRequest(settings, call))
        return (folder, options)
    }

    /// Of a database that is not there yet there is nothing to copy.
    private static func backupRequest(_ settings: Settings, _ call: Invocation) -> BackupRequest? {
        guard let folder = call.arguments[backup], !settings.database.isMissingFile else { return nil }
        return BackupRequest(folder: call.environment.path(folder), url: settings.database)
    }

    /// What would be applied to a database that is not there yet.
    private static func plan(
        _ folder: MigrationFolder, _ options: UpOptions, _ settings: Settings, _ call: Invocation
    ) throws -> ExitStatus {
        let dialect = try Dialects.dialect(opening: settings.database)
        let migrations = folder.migrations.filter { $0.version <= options.target ?? $0.version }
        try call.report(RunResult(applying: migrations, dialect), nothing: nothing)
        return .fine
    }
}
