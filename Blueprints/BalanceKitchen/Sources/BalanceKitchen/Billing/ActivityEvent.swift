import VarveDeclaration

/// Something that was done, by whom and for which account.
public struct ActivityEvent: Table {
    public static let name = "billing_activity_events"
    public static let comment =
        "Something that was done, by whom and for which account; rows stay as they are."

    public let id = Column<UUID>.pk()
    public let accountID = Column<UUID>("account_id").references(\Account.id, onDelete: .restrict)
    public let userID = Column<UUID?>("user_id").references(\User.id, onDelete: .restrict)
    public let type = Column<String>("type")
    public let payload = Column<JSON<JSONValue>?>("payload")
    public let requestID = Column<UUID?>.requestID
    public let createdAt = Column<Date>.createdAt

    public init() {}

    public var rules: [Rule] {
        Index(accountID, createdAt.descending)
        Index(userID, createdAt.descending)
        AppendOnly()
    }
}
