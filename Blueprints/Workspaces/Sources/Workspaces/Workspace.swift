import VarveDeclaration

/// What somebody is in a workspace.
public enum WorkspaceRole: String, DatabaseEnum {
    public static let typeName = "workspace_role"

    case owner
    case admin
    case member
    case guest
}

/// Whom a workspace lets in.
public enum AccessPolicy: String, DatabaseEnum {
    public static let typeName = "access_policy"

    case members
    case inviteOnly = "invite_only"
    case closed
}

/// A team or organisation; one may be a part of another.
public struct Workspace: Table {
    public static let name = "workspaces"
    public static let comment = "A team or organisation; one may be a part of another."

    public let id = Column<String>("id").primaryKey()
    public let parentID = Column<String?>("parent_id").references(\Workspace.id, onDelete: .setNull)
    public let ownerID = Column<String>("owner_id").references(\User.id, onDelete: .restrict)
    public let name = Column<String>("name")
    public let slug = Column<String>("slug").unique()
    public let description = Column<String?>("description")
    public let accessPolicy = Column<AccessPolicy>("access_policy").default(.members)
    public let times = Timestamps()

    public init() {}

    public var rules: [Rule] {
        Check(parentID != id)
        Index(ownerID, name: "idx_workspaces_owner_id")
        Index(parentID, name: "idx_workspaces_parent_id")
    }
}

/// A user's place in a workspace.
public struct WorkspaceMember: Table {
    public static let name = "workspace_members"
    public static let comment = "A user's place in a workspace."

    public let workspaceID = Column<String>("workspace_id").references(\Workspace.id, onDelete: .cascade)
    public let userID = Column<String>("user_id").references(\User.id, onDelete: .cascade)
    public let role = Column<WorkspaceRole>("role").default(.member)
    public let joinedAt = Column<Date>("joined_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        PrimaryKey(workspaceID, userID)
        Index(userID, name: "idx_workspace_members_user_id")
    }
}
