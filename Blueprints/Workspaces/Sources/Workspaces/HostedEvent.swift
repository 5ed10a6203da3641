import VarveDeclaration

/// Whether an event takes place.
public enum EventStatus: String, DatabaseEnum {
    public static let typeName = "event_status"

    case scheduled
    case cancelled
    case completed
}

/// What somebody answered to an event.
public enum Attendance: String, DatabaseEnum {
    public static let typeName = "attendance"

    case going
    case maybe
    case declined
    case waitlisted
}

/// A public event and who hosts it.
public struct HostedEvent: Table {
    public static let name = "hosted_events"
    public static let comment = "A public event and who hosts it."

    public let id = Column<String>("id").primaryKey()
    public let hostID = Column<String>("host_id").references(\User.id, onDelete: .cascade)
    public let workspaceID = Column<String?>("workspace_id").references(\Workspace.id, onDelete: .setNull)
    public let title = Column<String>("title")
    public let description = Column<String?>("description")
    public let location = Column<String?>("location")
    public let startsAt = Column<Date>("starts_at")
    public let endsAt = Column<Date?>("ends_at")
    public let capacity = Column<Int?>("capacity")
    public let isPublic = Column<Bool>("is_public").default(true)
    public let status = Column<EventStatus>("status").default(.scheduled)
    public let times = Timestamps()

    public init() {}

    public var rules: [Rule] {
        Check(capacity > 0)
        Check(endsAt >= startsAt)
        Index(hostID, name: "idx_hosted_events_host_id")
        Index(workspaceID, name: "idx_hosted_events_workspace_id")
        Index(status, startsAt, name: "idx_hosted_events_status")
    }
}

/// Who comes to an event.
public struct EventParticipant: Table {
    public static let name = "event_participants"
    public static let comment = "Who comes to an event."

    public let eventID = Column<String>("event_id").references(\HostedEvent.id, onDelete: .cascade)
    public let userID = Column<String>("user_id").references(\User.id, onDelete: .cascade)
    public let status = Column<Attendance>("status").default(.going)
    public let respondedAt = Column<Date>("responded_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        PrimaryKey(eventID, userID)
        Index(userID, name: "idx_event_participants_user_id")
    }
}
