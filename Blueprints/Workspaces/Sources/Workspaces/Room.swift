import VarveDeclaration

/// What somebody is in a room.
public enum RoomRole: String, DatabaseEnum {
    public static let typeName = "room_role"

    case owner
    case member
}

/// A chat room of a workspace.
public struct Room: Table {
    public static let name = "rooms"
    public static let comment = "A chat room of a workspace."

    public let id = Column<String>("id").primaryKey()
    public let workspaceID = Column<String>("workspace_id").references(\Workspace.id, onDelete: .cascade)
    public let createdBy = Column<String?>("created_by").references(\User.id, onDelete: .setNull)
    public let name = Column<String>("name")
    public let topic = Column<String?>("topic")
    public let times = Timestamps()

    public init() {}

    public var rules: [Rule] {
        Index(workspaceID, name: "idx_rooms_workspace_id")
        Index(createdBy, name: "idx_rooms_created_by")
    }
}

/// A user's place in a room.
public struct RoomMember: Table {
    public static let name = "room_members"
    public static let comment = "A user's place in a room."

    public let roomID = Column<String>("room_id").references(\Room.id, onDelete: .cascade)
    public let userID = Column<String>("user_id").references(\User.id, onDelete: .cascade)
    public let role = Column<RoomRole>("role").default(.member)
    public let joinedAt = Column<Date>("joined_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        PrimaryKey(roomID, userID)
        Index(userID, name: "idx_room_members_user_id")
    }
}
