import VarveDatabase
import VarveDeclaration

/// What following a rule on how long rows are kept came to.
public struct RetentionReport: Sendable, Hashable {
    /// The rule.
    public let rule: RetentionRule
    /// The instant before which rows are removed, in RFC 3339 and UTC.
    public let cutoff: String
    /// How many rows were removed, or would be.
    public internal(set) var rows: Int
    /// In how many transactions; 0 where nothing was removed.
    public internal(set) var batches: Int
}

/// What happens while rows are removed, for showing progress.
public enum RetentionEvent: Sendable, Hashable {
    /// A batch was removed and committed; the report counts all so far.
    case removed(RetentionReport)
    /// A lock was not given in time; the batch was rolled back and is tried again.
    case retrying(RetentionRule, reason: String, after: Duration)
}

/// How rows are removed.
public struct RetentionSettings: Sendable, Hashable {
    /// How many rows are removed in one transaction, where the rule's own number does not count.
    public var batch: Int?

    /// How long a statement may wait for a lock before it gives way and is tried again, in milliseconds.
    public var lockTimeout: Int

    /// How long to go on trying where a lock is not given.
    public var wait: Duration

    /// Describes how rows are removed.
    public init(batch: Int? = nil, lockTimeout: Int = 2_000, wait: Duration = .seconds(60)) {
        self.batch = batch
        self.lockTimeout = lockTimeout
        self.wait = wait
    }
}

extension RetentionReport {
    /// Why removing rows stopped, and what was done until then.
    func stopped(by error: DatabaseError?) -> String {
        let reason = error.map { "rows of \(rule.displayName) can't be removed: \($0)" } ?? "stopped"
        let done = "\(rows) \(rows == 1 ? "row" : "rows") of \(rule.displayName)"
        return rows == 0
            ? "\(reason)\nNothing was removed from \(rule.displayName)."
            : "\(reason)\n\(done) were removed in batches before and stay so; call it again for the rest."
    }
}
