import VarveMigrations

/// `varve renumber`
enum RenumberCommand {
    private struct Result: Encodable {
        struct Rename: Encodable {
            let from: String
            let to: String
        }

        let isDryRun: Bool
        let renamed: [Rename]
    }

    static let command = Command(
        name: "renumber", summary: "gives migrations with one number different ones",
        discussion: """
            Two branches that were merged may both have brought a migration 0007. The later one gets the next free \
            number; one that is applied to the database keeps its own.
            """,
        options: [RunOptions.dryRun]
    ) { call in
        let settings = try call.settings()
        let isDryRun = call.arguments.has(RunOptions.dryRun)
        return try await call.withWorkspace(settings) { workspace in
            let applied = try await call.ledgerIfReachable(workspace, includingWranglers: true) ?? []
            let renumberings = try MigrationFolder.renumber(
                settings.migrations, settings: settings.folder, applied: applied, isDryRun: isDryRun)
            let result = Result(
                isDryRun: isDryRun, renamed: renumberings.map { Result.Rename(from: $0.from, to: $0.to) })
            try call.report(result, lines: result.renamed.map { "\($0.from) → \($0.to)" })
            if renumberings.isEmpty { call.tell("nothing to do: no number is there twice") }
            return .fine
        }
    }
}
