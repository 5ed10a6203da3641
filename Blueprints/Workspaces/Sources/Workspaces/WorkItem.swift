import VarveDeclaration

/// What a work item is.
public enum WorkItemType: String, DatabaseEnum {
    public static let typeName = "work_item_type"

    case task
    case scheduled
}

/// How far a work item has come.
public enum WorkItemStatus: String, DatabaseEnum {
    public static let typeName = "work_item_status"

    case open
    case inProgress = "in_progress"
    case done
    case cancelled
}

/// Who sees a work item, as it was said before there were scopes.
public enum Visibility: String, DatabaseEnum {
    public static let typeName = "visibility"

    case `private`
    case room
}

/// Who sees a work item.
public enum VisibilityScope: String, DatabaseEnum {
    public static let typeName = "visibility_scope"

    case `private`
    case room
    case quest
    case squad
}

/// A task, or something that has its time.
public struct WorkItem: Table {
    public static let name = "work_items"
    public static let comment = "A task, or something that has its time."

    public let id = Column<String>("id").primaryKey()
    public let userID = Column<String>("user_id").references(\User.id, onDelete: .cascade)
    public let workspaceID = Column<String?>("workspace_id").references(\Workspace.id, onDelete: .cascade)
    public let roomID = Column<String?>("room_id").references(\Room.id, onDelete: .setNull)
    public let type = Column<WorkItemType>("type")
    public let title = Column<String>("title")
    public let description = Column<String?>("description")
    public let status = Column<WorkItemStatus>("status").default(.open)
    public let visibility = Column<Visibility>("visibility").default(.private)
    public let visibilityScope = Column<VisibilityScope>("visibility_scope").default(.private)
    public let dueAt = Column<Date?>("due_at")
    public let startsAt = Column<Date?>("starts_at")
    public let endsAt = Column<Date?>("ends_at")
    public let completedAt = Column<Date?>("completed_at")
    public let times = Timestamps()

    public init() {}

    public var rules: [Rule] {
        Check(sql: "\(type) <> 'scheduled' OR \(startsAt) IS NOT NULL")
        Check(endsAt >= startsAt)
        Index(userID, status, name: "idx_work_items_user_id")
        Index(workspaceID, name: "idx_work_items_workspace_id")
        Index(roomID, name: "idx_work_items_room_id")
        Index(status, name: "idx_work_items_status")
        Index(dueAt, name: "idx_work_items_due_at", where: dueAt.isNotNull)
        Index(startsAt, name: "idx_work_items_starts_at", where: startsAt.isNotNull)
        Index(times.createdAt, name: "idx_work_items_created_at")
        Index(visibilityScope, name: "idx_work_items_visibility_scope")
    }
}
