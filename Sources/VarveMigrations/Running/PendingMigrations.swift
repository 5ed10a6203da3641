import VarveDatabase

/// What of a folder is still to be applied to a database.
struct PendingMigrations {
    let folder: MigrationFolder
    let options: UpOptions

    /// The migrations to apply, by number.
    ///
    /// - Throws: ``MigrationError`` where folder and ledger do not fit each other.
    func list(_ entries: [LedgerEntry]) throws(MigrationError) -> [Migration] {
        for entry in entries { try check(entry) }
        let finished = Set(entries.filter { $0.finishedSteps == nil }.map(\.version))
        let begun = Set(entries.map(\.version))
        let limit = options.target
        let pending = folder.migrations.filter { migration in
            !finished.contains(migration.version) && limit.map { migration.version <= $0 } ?? true
        }
        if !options.allowsOutOfOrder, let newest = entries.last(where: { $0.finishedSteps == nil }),
            let late = pending.first(where: { $0.version < newest.version && !begun.contains($0.version) })
        {
            throw .outOfOrder(pending: late.up.script.name, newest: newest.label)
        }
        return pending
    }

    private func check(_ entry: LedgerEntry) throws(MigrationError) {
        guard let migration = folder[entry.version] else {
            throw .unknownVersion(label: entry.label, folder: folder.path)
        }
        if let steps = entry.finishedSteps {
            // An unfinished migration is compared statement by statement when it goes on.
            if steps < 0 { throw .halfRolledBack(label: entry.label) }
        } else if migration.checksum != entry.checksum {
            throw .editedFile(path: migration.up.script.name, label: entry.label)
        }
    }
}
