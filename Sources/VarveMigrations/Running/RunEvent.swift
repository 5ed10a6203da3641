/// What a runner does at the moment, for showing progress.
public enum RunEvent: Sendable, Hashable {
    /// Another runner holds the lock: who, as far as the database can tell.
    case waiting(holder: String?, elapsed: Duration)
    /// What wrangler applied was taken over into Varve's ledger.
    case takenOver([String])
    /// The database was copied before the first migration; how to get it back, for people.
    case backedUp(path: String, restoring: String)
    /// A migration begins; the position is among those of this run, from 1.
    case started(MigrationDirection, label: String, position: Int, count: Int)
    /// A migration without a transaction goes on after statements that an earlier run finished.
    case resumed(label: String, finishedSteps: Int)
    /// A lock was not given in time; the migration was rolled back and is tried again.
    case retrying(label: String, reason: String, attempt: Int, after: Duration)
    /// A migration ended well.
    case finished(MigrationDirection, label: String, duration: Duration)
}

/// The half of a migration that is run.
public enum MigrationDirection: String, Sendable, Hashable, Codable {
    case up
    case down
}
