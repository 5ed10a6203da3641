import VarveDeclaration

/// That a person has a role: for one account, or everywhere.
public struct RoleAssignment: Table {
    public static let name = "identity_role_assignments"
    public static let comment =
        "That a person has a role: for one account, or everywhere where there is none."

    public let id = Column<UUID>.pk()
    public let userID = Column<UUID>("user_id").references(\User.id, onDelete: .cascade)
    public let roleKey = Column<String>("role_key")
        .references(\Role.key, onDelete: .restrict, onUpdate: .cascade)
    public let accountID = Column<UUID?>("account_id").references(\Account.id, onDelete: .cascade)
    public let createdAt = Column<Date>.createdAt

    public init() {}

    public var rules: [Rule] {
        Index(
            userID, roleKey, accountID, name: "identity_role_assignments_in_account_idx", unique: true,
            where: accountID.isNotNull)
        Index(
            userID, roleKey, name: "identity_role_assignments_everywhere_idx", unique: true,
            where: accountID.isNull)
        Index(userID)
        Index(roleKey)
        Index(accountID)
    }
}
