import VarveMigrations

extension Invocation {
    /// How the migrations of a folder stand. In a database that is not there yet, everything is pending.
    func statuses(of folder: MigrationFolder, _ settings: Settings) async throws -> [MigrationStatus] {
        if settings.database.isMissingFile {
            return folder.migrations.map { migration in
                MigrationStatus(
                    version: migration.version, name: migration.name, state: .pending,
                    path: migration.up.script.name)
            }
        }
        return try await withRunner(settings, mode: .read) { try await $0.status(folder) }
    }
}
