import VarveDatabase

extension Runner {
    /// How every migration of a folder and of the ledger stands, by number. Takes no lock and changes nothing.
    public func status(_ folder: MigrationFolder) async throws(MigrationError) -> [MigrationStatus] {
        let entries = try await reconcile(
            try await readLedger(.details), with: folder, readOnly: true)
        let newest = entries.last { $0.finishedSteps == nil }?.version
        let applied = Dictionary(entries.map { ($0.version, $0) }) { first, _ in first }
        let known = folder.migrations.map { migration -> MigrationStatus in
            let entry = applied[migration.version]
            return MigrationStatus(
                version: migration.version, name: migration.name,
                state: state(of: migration, entry: entry, newest: newest), entry: entry,
                path: migration.up.script.name)
        }
        let missing = entries.filter { folder[$0.version] == nil }.map { entry in
            MigrationStatus(
                version: entry.version, name: entry.name, state: .missing, entry: entry, path: nil)
        }
        return (known + missing).sorted { $0.version < $1.version }
    }

    private func state(
        of migration: Migration, entry: LedgerEntry?, newest: MigrationVersion?
    ) -> MigrationStatus.State {
        guard let entry else {
            return newest.map { migration.version < $0 } ?? false ? .outOfOrder : .pending
        }
        if entry.finishedSteps != nil { return .unfinished }
        return entry.checksum == migration.checksum ? .applied : .edited
    }
}
