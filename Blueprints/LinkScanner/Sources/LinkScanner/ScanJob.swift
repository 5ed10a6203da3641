import VarveDeclaration

/// How far a scan has come.
public enum ScanState: String, DatabaseEnum {
    public static let typeName = "scan_state"

    case queued = "QUEUED"
    case fetching = "FETCHING"
    case analyzing = "ANALYZING"
    case completed = "COMPLETED"
    case failed = "FAILED"
    case timedOut = "TIMED_OUT"
}

/// A link that somebody wants scanned.
public struct ScanJob: Table {
    public static let name = "scan_jobs"
    public static let comment = "A link that somebody wants scanned."

    public let id = Column<UUID>("id").primaryKey().default(.uuidV7)
    public let userID = Column<String>("user_id").references(\User.clerkUserID)
    public let url = Column<String>("url", .varchar(2048))
        .comment("Checked by the application before it is kept: its form, and that it leads outside.")
    public let state = Column<ScanState>("state").default(.queued)
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)
    public let updatedAt = Column<Date>("updated_at").default(.currentTimestamp)
    public let version = Column<Int>("version").default(1)
        .comment("Counted up at each change; a writer names the version that it has read.")

    public init() {}

    public var rules: [Rule] {
        Check(version >= 1)
        Index(userID)
        Index(state)
        Index(createdAt)
        Index(userID, createdAt)
        Index(url)
        UpdatedAt(updatedAt)
        OptimisticLock(version)
    }
}
