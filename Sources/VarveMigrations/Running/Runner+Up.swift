/// How far to go up and how.
public struct UpOptions: Sendable, Hashable {
    /// The last migration to apply; `nil` applies all.
    public var target: MigrationVersion?
    /// Whether pending migrations older than the newest applied one are applied.
    public var allowsOutOfOrder: Bool
    /// Whether to run nothing and only say what would be.
    public var isDryRun: Bool
    /// The backup to make before the first migration; `nil` for none.
    public var backup: BackupRequest?

    /// Describes how far to go.
    public init(
        to target: MigrationVersion? = nil, allowsOutOfOrder: Bool = false, isDryRun: Bool = false,
        backup: BackupRequest? = nil
    ) {
        self.backup = backup
        self.target = target
        self.allowsOutOfOrder = allowsOutOfOrder
        self.isDryRun = isDryRun
    }
}

extension Runner {
    /// Applies the pending migrations of a folder. Where there is none, the ledger is read once and no lock is taken.
    ///
    /// - Throws: ``MigrationError``. Migrations that were applied before the failing one stay applied.
    public func up(
        _ folder: MigrationFolder, _ options: UpOptions = UpOptions()
    ) async throws(MigrationError) -> RunReport {
        try await up(folder, options, entries: try await readLedger(.states))
    }

    /// Does the same with a folder that is read while the ledger is: with a thousand migrations and nothing to do,
    /// that is all there is to wait for.
    ///
    /// - Parameter folder: Gives the folder and how far to go.
    public func up(
        reading folder: @Sendable () async throws -> (MigrationFolder, UpOptions)
    ) async throws -> RunReport {
        async let entries = readLedger(.states)
        let (folder, options) = try await folder()
        return try await up(folder, options, entries: try await entries)
    }

    private func up(
        _ folder: MigrationFolder, _ options: UpOptions, entries: [LedgerEntry]
    ) async throws(MigrationError) -> RunReport {
        if let target = options.target, folder[target] == nil {
            throw .versionNotFound(target.text, folder: folder.path)
        }
        let entries = try await reconcile(entries, with: folder, readOnly: options.isDryRun)
        let pending = PendingMigrations(folder: folder, options: options)
        // Every file is split before the first is run, so that a mistake in a later one is found in time.
        var steps: [RunStep] = []
        for migration in try pending.list(entries) {
            steps.append(try RunStep(up: migration, dialect: dialect))
        }
        return try await run(steps, isDryRun: options.isDryRun, backup: options.backup) {
            (entries) throws(MigrationError) in
            Set(try pending.list(entries).map(\.version))
        }
    }

    /// Runs steps one after the other; those that another runner has run meanwhile are left out.
    func run(
        _ steps: [RunStep], isDryRun: Bool, backup: BackupRequest? = nil, due: @escaping Run.Due
    ) async throws(MigrationError) -> RunReport {
        if isDryRun { return RunReport(steps: steps.map { $0.report(nil) }, isDryRun: true) }
        var report = RunReport(steps: [], isDryRun: false)
        let run = Run(self, backup: backup, due: due)
        do throws(MigrationError) {
            for (index, step) in steps.enumerated() {
                onEvent(.started(step.direction, label: step.label, position: index + 1, count: steps.count))
                let next = index + 1 < steps.count ? steps[index + 1] : nil
                guard let duration = try await run.carryOut(step, before: next) else { continue }
                onEvent(.finished(step.direction, label: step.label, duration: duration))
                report.steps.append(step.report(duration))
            }
        } catch {
            await run.end()
            throw error
        }
        await run.end()
        return report
    }

    /// What the ledger says, also while another runner is about to commit.
    func readLedger(_ extent: Ledger.Extent) async throws(MigrationError) -> [LedgerEntry] {
        try await persist(settings.ledger) { () async throws(MigrationError) -> [LedgerEntry] in
            try await ledger.read(extent) ?? []
        }
    }
}
