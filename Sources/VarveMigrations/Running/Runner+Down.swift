/// How far to go down.
public enum DownTarget: Sendable, Hashable {
    /// So many migrations, the newest first.
    case steps(Int)
    /// Every migration newer than this one.
    case version(MigrationVersion)
    /// Every migration.
    case everything
}

extension Runner {
    /// Takes back the newest migrations.
    ///
    /// - Parameters:
    ///   - target: How far.
    ///   - folder: Where the files are; a migration without a file, or whose file was edited since, is taken back by
    ///     what the ledger keeps.
    ///   - isDryRun: Whether to run nothing and only say what would be.
    public func down(
        _ target: DownTarget = .steps(1), folder: MigrationFolder? = nil, isDryRun: Bool = false
    ) async throws(MigrationError) -> RunReport {
        var entries = try await readLedger(.all)
        if let folder { entries = try await reconcile(entries, with: folder, readOnly: isDryRun) }
        return try await takeBack(try chosen(target, of: entries), folder: folder, isDryRun: isDryRun)
    }

    /// Takes back the newest migrations and applies them again from their files, which may have been edited since.
    public func redo(_ folder: MigrationFolder, steps: Int = 1) async throws(MigrationError) -> RunReport {
        let entries = try await reconcile(try await readLedger(.all), with: folder, readOnly: false)
        let chosen = try chosen(.steps(steps), of: entries)
        guard let newest = chosen.first else { return RunReport(steps: [], isDryRun: false) }
        let versions = Set(chosen.map(\.version))
        // Whatever would stop the way up must be found before the way down.
        let pending = PendingMigrations(folder: folder, options: UpOptions(to: newest.version))
        let again = try pending.list(entries.filter { !versions.contains($0.version) })
        for entry in chosen where folder[entry.version] == nil {
            throw .versionNotFound(entry.version.text, folder: folder.path)
        }
        for migration in again { _ = try RunStep(up: migration, dialect: dialect) }
        var report = try await takeBack(chosen, folder: folder, isDryRun: false)
        report.steps += try await up(folder, pending.options).steps
        return report
    }

    private func chosen(_ target: DownTarget, of entries: [LedgerEntry]) throws(MigrationError)
        -> [LedgerEntry]
    {
        let newestFirst = Array(entries.reversed())
        switch target {
        case .steps(let count): return Array(newestFirst.prefix(max(0, count)))
        case .everything: return newestFirst
        case .version(let version):
            guard entries.contains(where: { $0.version == version }) else { throw .notApplied(version.text) }
            return newestFirst.filter { $0.version > version }
        }
    }

    private func takeBack(
        _ entries: [LedgerEntry], folder: MigrationFolder?, isDryRun: Bool
    ) async throws(MigrationError) -> RunReport {
        var steps: [RunStep] = []
        for entry in entries {
            steps.append(try RunStep(down: entry, migration: folder?[entry.version], dialect: dialect))
        }
        return try await run(steps, isDryRun: isDryRun) { entries in Set(entries.map(\.version)) }
    }
}
