import VarveDatabase

/// How a database differs from what its applied migrations make.
public struct Drift: Sendable {
    /// From what the applied migrations make to what is there.
    public let comparison: Comparison

    /// Why what should be there is not surely known, a sentence each: a file was changed or is gone.
    public let doubts: [String]

    /// Whether the database is surely what it should be.
    public var isNone: Bool { comparison.isEmpty && doubts.isEmpty }
}

extension Differ {
    /// Compares a database with what its ledger says that it should be: what the applied migrations make, without those
    /// that are still pending.
    ///
    /// - Parameters:
    ///   - database: The database.
    ///   - folder: The migrations.
    ///   - statuses: How they stand in the database.
    public func drift(
        of database: DatabaseURL, from folder: MigrationFolder, statuses: [MigrationStatus]
    ) async throws(MigrationError) -> Drift {
        let expected = CatalogSource.migrations(folder.applied(by: statuses))
        return Drift(
            comparison: try await compare(expected, .database(database)),
            doubts: statuses.compactMap(Self.doubt))
    }

    private static func doubt(_ status: MigrationStatus) -> String? {
        let name = status.name.isEmpty ? status.version.text : "\(status.version.text)_\(status.name)"
        switch status.state {
        case .applied, .pending, .outOfOrder: return nil
        case .edited:
            return "\(name) was changed after it was applied; what is compared is its file as it is now"
        case .missing: return "\(name) is applied and its file is not there, so what it made counts as drift"
        case .unfinished:
            return "\(name) runs without a transaction and stopped half way, so what it made counts as drift"
        }
    }
}

extension MigrationFolder {
    /// The folder with the applied migrations alone.
    func applied(by statuses: [MigrationStatus]) -> MigrationFolder {
        let states: Set<MigrationStatus.State> = [.applied, .edited]
        let versions = Set(statuses.filter { states.contains($0.state) }.map(\.version))
        return MigrationFolder(
            path: path, settings: settings, layout: layout,
            migrations: migrations.filter { versions.contains($0.version) })
    }
}
