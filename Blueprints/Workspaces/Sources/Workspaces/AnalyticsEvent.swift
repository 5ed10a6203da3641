import VarveDeclaration

/// Something that happened in the application.
public struct AnalyticsEvent: Table {
    public static let name = "analytics_events"
    public static let comment = "Something that happened in the application."

    public let id = Column<String>("id").primaryKey()
    public let name = Column<String>("name")
    public let userID = Column<String?>("user_id").references(\User.id, onDelete: .setNull)
    public let workspaceID = Column<String?>("workspace_id").references(\Workspace.id, onDelete: .setNull)
    public let sessionID = Column<String?>("session_id")
    public let properties = Column<JSON<JSONValue>>("properties_json").default(json: "{}")
    public let occurredAt = Column<Date>("occurred_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(name.length.between(1, and: 100))
        Index(name, occurredAt, name: "idx_analytics_events_name")
        Index(userID, occurredAt, name: "idx_analytics_events_user_id")
        Index(workspaceID, occurredAt, name: "idx_analytics_events_workspace_id")
    }
}

/// How often something happened on one day, and to how many.
public struct AnalyticsDailyCount: Table {
    public static let name = "analytics_daily_counts"
    public static let comment = "How often something happened on one day, and to how many."
    public static let options = TableOptions(withoutRowID: true)

    public let day = Column<String>("day")
    public let name = Column<String>("name")
    public let eventCount = Column<Int>("event_count").default(0)
    public let userCount = Column<Int>("user_count").default(0)

    public init() {}

    public var rules: [Rule] {
        PrimaryKey(day, name)
        Check(sql: "\(day) IS date(\(day), '+0 days')")
        Check(eventCount >= 0)
        Check(userCount >= 0)
        Check(userCount <= eventCount)
    }
}
