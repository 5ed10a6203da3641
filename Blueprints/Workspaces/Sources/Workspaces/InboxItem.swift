import VarveDeclaration

/// Something that a user is told.
public struct InboxItem: Table {
    public static let name = "inbox_items"
    public static let comment = "Something that a user is told."

    public let id = Column<String>("id").primaryKey()
    public let userID = Column<String>("user_id").references(\User.id, onDelete: .cascade)
    public let type = Column<String>("type")
    public let title = Column<String>("title")
    public let body = Column<String?>("body")
    public let link = Column<String?>("link")
    public let isRead = Column<Bool>("is_read").default(false)
    public let readAt = Column<Date?>("read_at")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Index(userID, isRead, createdAt.descending, name: "idx_inbox_items_user_id")
    }
}
