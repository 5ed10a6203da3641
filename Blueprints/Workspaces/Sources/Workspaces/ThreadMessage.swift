import VarveDeclaration

/// How far a message has come.
public enum MessageStatus: String, DatabaseEnum {
    public static let typeName = "message_status"

    case queued
    case sent
    case delivered
    case read
    case failed
}

/// How far a message has come to one recipient.
public enum DeliveryStatus: String, DatabaseEnum {
    public static let typeName = "delivery_status"

    case pending
    case sent
    case delivered
    case read
    case failed
}

/// How a message reaches somebody.
public enum DeliveryChannel: String, DatabaseEnum {
    public static let typeName = "delivery_channel"

    case inApp = "in_app"
    case email
}

/// A message in a thread.
public struct ThreadMessage: Table {
    public static let name = "thread_messages"
    public static let comment = "A message in a thread."

    public let id = Column<String>("id").primaryKey()
    public let threadID = Column<String>("thread_id")
    public let senderID = Column<String?>("sender_id").references(\User.id, onDelete: .setNull)
    public let replyToID = Column<String?>("reply_to_id").references(\ThreadMessage.id, onDelete: .setNull)
    public let content = Column<String>("content")
    public let status = Column<MessageStatus>("status").default(.sent)
    public let editedAt = Column<Date?>("edited_at")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Index(threadID, createdAt, name: "idx_thread_messages_thread_id")
        Index(senderID, name: "idx_thread_messages_sender_id")
        Index(replyToID, name: "idx_thread_messages_reply_to_id")
    }
}

/// A message on its way to one recipient, and its receipt.
public struct ThreadMessageDelivery: Table {
    public static let name = "thread_message_deliveries"
    public static let comment = "A message on its way to one recipient, and its receipt."

    public let id = Column<String>("id").primaryKey()
    public let messageID = Column<String>("message_id").references(\ThreadMessage.id, onDelete: .cascade)
    public let userID = Column<String?>("user_id").references(\User.id, onDelete: .cascade)
    public let email = Column<String?>("email")
    public let channel = Column<DeliveryChannel>("channel").default(.inApp)
    public let status = Column<DeliveryStatus>("status").default(.pending)
    public let errorMessage = Column<String?>("error_message")
    public let deliveredAt = Column<Date?>("delivered_at")
    public let readAt = Column<Date?>("read_at")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Unique(messageID, userID, channel)
        Check(sql: "\(userID) IS NOT NULL OR \(email) IS NOT NULL")
        Check(readAt >= deliveredAt)
        Index(userID, status, name: "idx_thread_message_deliveries_user_id")
        Index(status, createdAt, name: "idx_thread_message_deliveries_status")
    }
}
