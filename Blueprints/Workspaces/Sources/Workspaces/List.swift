import VarveDeclaration

/// What somebody may do with a list.
public enum ListRole: String, DatabaseEnum {
    public static let typeName = "list_role"

    case owner
    case editor
    case viewer
}

/// When somebody is told of a list by e-mail.
public enum DeliveryPreference: String, DatabaseEnum {
    public static let typeName = "delivery_preference"

    case instant
    case dailyDigest = "daily_digest"
    case none
}

/// A shared list.
public struct List: Table {
    public static let name = "lists"
    public static let comment = "A shared list."

    public let id = Column<String>("id").primaryKey()
    public let workspaceID = Column<String?>("workspace_id").references(\Workspace.id, onDelete: .cascade)
    public let ownerID = Column<String>("owner_id").references(\User.id, onDelete: .cascade)
    public let name = Column<String>("name")
    public let description = Column<String?>("description")
    public let isArchived = Column<Bool>("is_archived").default(false)
    public let times = Timestamps()

    public init() {}

    public var rules: [Rule] {
        Index(workspaceID, name: "idx_lists_workspace_id")
        Index(ownerID, name: "idx_lists_owner_id")
    }
}

/// An entry of a list.
public struct ListItem: Table {
    public static let name = "list_items"
    public static let comment = "An entry of a list."

    public let id = Column<String>("id").primaryKey()
    public let listID = Column<String>("list_id").references(\List.id, onDelete: .cascade)
    public let createdBy = Column<String?>("created_by").references(\User.id, onDelete: .setNull)
    public let title = Column<String>("title")
    public let note = Column<String?>("note")
    public let position = Column<Int>("position").default(0)
    public let isDone = Column<Bool>("is_done").default(false)
    public let completedAt = Column<Date?>("completed_at")
    public let times = Timestamps()

    public init() {}

    public var rules: [Rule] {
        Check(position >= 0)
        Index(listID, position, name: "idx_list_items_list_id")
        Index(createdBy, name: "idx_list_items_created_by")
    }
}

/// Who may see or change a list, and how they hear of it.
public struct ListMember: Table {
    public static let name = "list_members"
    public static let comment = "Who may see or change a list, and how they hear of it."

    public let listID = Column<String>("list_id").references(\List.id, onDelete: .cascade)
    public let userID = Column<String>("user_id").references(\User.id, onDelete: .cascade)
    public let role = Column<ListRole>("role").default(.viewer)
    public let deliveryPreference = Column<DeliveryPreference>("delivery_preference").default(.instant)
    public let joinedAt = Column<Date>("joined_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        PrimaryKey(listID, userID)
        Index(userID, name: "idx_list_members_user_id")
    }
}
