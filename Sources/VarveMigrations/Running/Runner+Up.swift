/// How far to go up and how.
public struct UpOptions: Sendable, Hashable {
    /// The last migration to apply; `nil` applies all.
    public var target: MigrationVersion?
    /// Whether pending migrations older than the newest applied one are applied.
    public var allowsOutOfOrder: Bool
    /// Whether to run nothing and only say what would be.
    public var isDryRun: Bool

    /// Describes how far to go.
    public init(to target: MigrationVersion? = nil, allowsOutOfOrder: Bool = false, isDryRun: Bool = false) {
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
        if let target = options.target, folder[target] == nil {
            throw .versionNotFound(target.text, folder: folder.path)
        }
        let pending = PendingMigrations(folder: folder, options: options)
        let entries = try await readLedger()
        // Every file is split before the first is run, so that a mistake in a later one is found in time.
        var steps: [RunStep] = []
        for migration in try pending.list(entries) {
            steps.append(try RunStep(up: migration, dialect: dialect))
        }
        return try await run(steps, isDryRun: options.isDryRun) { (step, entries) throws(MigrationError) in
            try pending.list(entries).contains { $0.version == step.version }
        }
    }

    /// Runs steps one after the other; those that another runner has run meanwhile are left out.
    func run(
        _ steps: [RunStep], isDryRun: Bool, isDue: (RunStep, [LedgerEntry]) throws(MigrationError) -> Bool
    ) async throws(MigrationError) -> RunReport {
        if isDryRun { return RunReport(steps: steps.map { $0.report(nil) }, isDryRun: true) }
        var report = RunReport(steps: [], isDryRun: false)
        for (index, step) in steps.enumerated() {
            onEvent(.started(step.direction, label: step.label, position: index + 1, count: steps.count))
            let isStillDue = { (entries: [LedgerEntry]) throws(MigrationError) -> Bool in
                try isDue(step, entries)
            }
            let duration =
                step.usesTransaction
                ? try await runInTransaction(step, isDue: isStillDue)
                : try await runStepwise(step, isDue: isStillDue)
            guard let duration else { continue }
            onEvent(.finished(step.direction, label: step.label, duration: duration))
            report.steps.append(step.report(duration))
        }
        return report
    }

    /// What the ledger says, also while another runner is about to commit.
    func readLedger() async throws(MigrationError) -> [LedgerEntry] {
        try await persist(settings.ledger) { () async throws(MigrationError) -> [LedgerEntry] in
            try await ledger.entries()
        }
    }
}
