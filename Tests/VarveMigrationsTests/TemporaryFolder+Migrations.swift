import VarveTestSupport

@testable import VarveMigrations

extension TemporaryFolder {
    /// Writes both halves of a migration into the folder `m`.
    func pair(_ stem: String, up: String, down: String) throws {
        try write("m/\(stem).up.sql", up)
        try write("m/\(stem).down.sql", down)
    }

    /// Reads the folder `m`.
    func migrations(_ settings: FolderSettings = FolderSettings()) throws -> MigrationFolder {
        try MigrationFolder(reading: self("m"), settings: settings)
    }
}

/// The error that a piece of code ends in.
func migrationError(_ body: () async throws -> Void) async -> MigrationError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? MigrationError
    }
}

/// What an error says, with the folder's path left out.
func message(_ folder: TemporaryFolder, _ body: () async throws -> Void) async -> String {
    let text = await migrationError(body)?.description ?? "no error"
    return text.replacing(folder.path + "/", with: "")
}
