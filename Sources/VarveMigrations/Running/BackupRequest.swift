import VarveDatabase

/// Where a copy of the database goes before the first migration of a run.
public struct BackupRequest: Sendable, Hashable {
    /// The folder, which is made if need be.
    public let folder: String
    /// The database.
    public let url: DatabaseURL

    /// Asks for a backup.
    public init(folder: String, url: DatabaseURL) {
        self.folder = folder
        self.url = url
    }
}

extension Runner {
    /// Copies the database. The file can be read by its owner only.
    ///
    /// - Throws: ``MigrationError/backupFailed(path:reason:)``; nothing is left of the file then.
    func backUp(_ request: BackupRequest) async throws(MigrationError) {
        let newest = try await ledger.read(.states)?.last?.version.text ?? "0"
        let path: String
        do {
            let name = try await dialect.backupName(of: request.url, connection)
            path = FileSystem.join(
                request.folder, "\(name.stem)-\(newest)-\(Timestamp.now.digits).\(name.suffix)")
        } catch {
            throw .backupFailed(path: request.folder, reason: error.description)
        }
        do throws(MigrationError) {
            try FileSystem.makeFolder(request.folder)
            try FileSystem.create(path, "", mode: 0o600)
        } catch {
            throw .backupFailed(path: path, reason: error.description)
        }
        do {
            try await dialect.backUp(request.url, connection, to: path)
        } catch {
            FileSystem.remove(path)
            throw .backupFailed(path: path, reason: error.description)
        }
        onEvent(.backedUp(path: path, restoring: dialect.restoring(path, to: request.url)))
    }
}
