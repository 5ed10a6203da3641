import VarveMigrations

/// `varve new`
enum NewCommand {
    private static let name = Argument(
        "NAME", "What the migration is called: add_wallets.")

    private struct Result: Encodable {
        let files: [String]
    }

    static let command = Command(
        name: "new", summary: "writes an empty migration to fill in",
        discussion: "'generate' writes one from a change of the declared schema instead.",
        arguments: [name]
    ) { call in
        let settings = try call.settings()
        let folder = try MigrationFolder(reading: settings.migrations, settings: settings.folder)
        let files = try folder.writeTemplate(named: call.arguments[name] ?? "")
        try call.report(Result(files: files), lines: files)
        return .fine
    }
}
