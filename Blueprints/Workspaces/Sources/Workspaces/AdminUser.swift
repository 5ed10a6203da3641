import VarveDeclaration

/// What an administrator is.
public enum AdminRole: String, DatabaseEnum {
    public static let typeName = "admin_role"

    case superAdmin = "super_admin"
    case admin
    case support
    case viewer
}

/// What an administrator may do in a workspace.
public enum AccessLevel: String, DatabaseEnum {
    public static let typeName = "access_level"

    case read
    case write
    case manage
}

/// A user who is an administrator too.
public struct AdminUser: Table {
    public static let name = "admin_users"
    public static let comment = "A user who is an administrator too."

    public let id = Column<String>("id").primaryKey()
    public let userID = Column<String>("user_id").unique().references(\User.id, onDelete: .cascade)
    public let role = Column<AdminRole>("role").default(.viewer)
    public let isActive = Column<Bool>("is_active").default(true)
    public let permissions = Column<JSON<[String]>>("permissions_json").default(json: "[]")
    public let lastLoginAt = Column<Date?>("last_login_at")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}
}

/// What an administrator may do in one workspace, and until when.
public struct AdminWorkspaceAccess: Table {
    public static let name = "admin_workspace_access"
    public static let comment = "What an administrator may do in one workspace, and until when."

    public let id = Column<String>("id").primaryKey()
    public let adminID = Column<String>("admin_id").references(\AdminUser.id, onDelete: .cascade)
    public let workspaceID = Column<String>("workspace_id").references(\Workspace.id, onDelete: .cascade)
    public let accessLevel = Column<AccessLevel>("access_level").default(.read)
    public let grantedBy = Column<String?>("granted_by").references(\AdminUser.id, onDelete: .setNull)
    public let grantedAt = Column<Date>("granted_at").default(.currentTimestamp)
    public let expiresAt = Column<Date?>("expires_at")

    public init() {}

    public var rules: [Rule] {
        Unique(adminID, workspaceID)
        Check(expiresAt > grantedAt)
        Index(workspaceID, name: "idx_admin_workspace_access_workspace_id")
        Index(grantedBy, name: "idx_admin_workspace_access_granted_by")
    }
}
