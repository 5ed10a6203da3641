import VarveDeclaration

/// What removing old rows asks of a dialect.
public protocol RetentionHost: Sendable {
    /// Writes what a rule comes down to, after a look at the table.
    ///
    /// - Parameters:
    ///   - rule: How long rows are kept.
    ///   - present: The instant from which ages count, in RFC 3339; the database's clock where it is `nil`.
    /// - Throws: ``DatabaseError`` where the database has no such table or column, or the column holds no instants.
    func retention(
        _ rule: RetentionRule, asOf present: String?, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> RetentionStatements

    /// How long to leave the database to others after a batch.
    ///
    /// - Parameter duration: How long the batch took.
    func pause(afterBatchOf duration: Duration) -> Duration

    /// Opens a scheduler that the database itself has.
    ///
    /// - Parameter name: The scheduler's name, one of ``RetentionSchedulers/names``.
    /// - Throws: ``DatabaseError`` with code ``DatabaseError/Code/unsupported`` that says how to get it, or what to do
    ///   without it.
    func openScheduler(
        named name: String, for url: DatabaseURL
    ) async throws(DatabaseError) -> any RetentionScheduler
}

/// What a rule on how long rows are kept comes down to in a database.
public struct RetentionStatements: Sendable, Hashable {
    /// The instant before which rows are removed, in RFC 3339 and UTC.
    public let cutoff: String
    /// Counts the rows that would be removed.
    public let count: Statement
    /// Removes a batch, the oldest rows first; the last of the statements tells how many rows that were.
    public let deletion: [Statement]

    /// Collects the statements.
    public init(cutoff: String, count: Statement, deletion: [Statement]) {
        self.cutoff = cutoff
        self.count = count
        self.deletion = deletion
    }
}

/// Something in a database that removes old rows at set times.
public protocol RetentionScheduler: Sendable {
    /// Schedules these rules and no others. Doing it twice changes nothing.
    ///
    /// - Parameter schedule: When, as the scheduler takes it: `0 3 * * *`.
    func install(_ rules: [RetentionRule], schedule: String) async throws(DatabaseError)

    /// Takes away all that was installed for the database.
    ///
    /// - Returns: What was there.
    func uninstall() async throws(DatabaseError) -> [ScheduledRetention]

    /// What is installed for the database.
    func installed() async throws(DatabaseError) -> [ScheduledRetention]

    /// Closes what was opened.
    func close() async
}

/// The schedulers that dialects know.
public enum RetentionSchedulers {
    /// Their names as commands take them.
    public static let names = ["pg_cron"]
}

/// A rule that a scheduler follows.
public struct ScheduledRetention: Sendable, Hashable {
    /// The scheduler's name for it.
    public let name: String
    /// When it runs, as the scheduler takes it.
    public let schedule: String
    /// What it runs.
    public let command: String
    /// Whether the scheduler is told to run it.
    public let isActive: Bool
    /// How its last run ended, in the scheduler's word; `nil` where it never ran.
    public let lastStatus: String?
    /// When its last run began; `nil` where it never ran.
    public let lastRun: String?

    /// Describes what is scheduled.
    public init(
        name: String, schedule: String, command: String, isActive: Bool, lastStatus: String?, lastRun: String?
    ) {
        self.name = name
        self.schedule = schedule
        self.command = command
        self.isActive = isActive
        self.lastStatus = lastStatus
        self.lastRun = lastRun
    }
}
