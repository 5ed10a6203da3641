import VarveDatabase
import VarveMigrations

/// `varve redo`
enum RedoCommand {
    private static let count = Argument(
        "N", "How many migrations; 1 unless said.", value: .number("N"), isOptional: true)

    static let command = Command(
        name: "redo", summary: "takes back the newest migration and applies it again",
        discussion:
            "For a migration that is still being written: its file may have been changed since it was applied.",
        arguments: [count], options: [RunOptions.wait]
    ) { call in
        let settings = try call.settings()
        let folder = try MigrationFolder(
            reading: settings.migrations, settings: settings.folder, readsDownHalves: false)
        let report = try await call.withRunner(settings, mode: .write) { runner in
            try await runner.redo(folder, steps: call.arguments.number(count) ?? 1)
        }
        try call.report(RunResult(report), nothing: "nothing to do: no migration is applied")
        return .fine
    }
}
