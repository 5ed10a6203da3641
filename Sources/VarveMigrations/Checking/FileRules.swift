import VarveDatabase

/// What a look at the files alone can find.
enum FileRules {
    static func findings(_ folder: MigrationFolder) -> [Finding] {
        folder.migrations.filter { !$0.hasDown }.map { migration in
            Finding(
                rule: "missing-half", path: migration.up.script.name,
                message: "there is no down half, so it can't be taken back")
        }
    }
}

/// What the ledger of a database finds wrong with a folder.
enum LedgerRules {
    static func findings(_ folder: MigrationFolder, _ entries: [LedgerEntry]) -> [Finding] {
        var findings: [Finding] = []
        let applied = Set(entries.map(\.version))
        for entry in entries {
            guard let migration = folder[entry.version] else {
                findings.append(Finding(.unknownVersion(label: entry.label, folder: folder.path)))
                continue
            }
            if entry.finishedSteps == nil, migration.checksum != entry.checksum {
                findings.append(Finding(.editedFile(path: migration.up.script.name, label: entry.label)))
            }
        }
        guard let newest = entries.last(where: { $0.finishedSteps == nil }) else { return findings }
        for migration in folder.migrations
        where migration.version < newest.version && !applied.contains(migration.version) {
            findings.append(Finding(.outOfOrder(pending: migration.up.script.name, newest: newest.label)))
        }
        return findings
    }
}
