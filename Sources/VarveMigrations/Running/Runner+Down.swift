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
    ///   - folder: Where the files are; a migration without a file is taken back by what the ledger keeps.
    ///   - isDryRun: Whether to run nothing and only say what would be.
    public func down(
        _ target: DownTarget = .steps(1), folder: MigrationFolder? = nil, isDryRun: Bool = false
    ) async throws(MigrationError) -> RunReport {
        RunReport(steps: [], isDryRun: isDryRun)
    }

    /// Takes back the newest migrations and applies them again from their files.
    public func redo(_ folder: MigrationFolder, steps: Int = 1) async throws(MigrationError) -> RunReport {
        RunReport(steps: [], isDryRun: false)
    }
}
