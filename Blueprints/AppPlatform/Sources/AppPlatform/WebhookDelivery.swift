import VarveDeclaration

/// An event that an installed app is told of. An app that was told of something can't be removed.
public struct WebhookDelivery: Table {
    public static let name = "webhook_deliveries"
    public static let comment = "An event that an installed app is told of."

    public let id = Column<UUID>("id").primaryKey().default(.uuidV4)
    public let installedAppID = Column<UUID>("installed_app_id").references(\InstalledApp.id)
    public let event = Column<String>("event", .varchar(255))
    public let payload = Column<JSON<JSONValue>>("payload")
    public let status = Column<String>("status", .varchar(50)).default("pending")
    public let attempts = Column<Int32?>("attempts").default(0)
    public let lastAttemptAt = Column<Date?>("last_attempt_at")
    public let responseCode = Column<Int32?>("response_code")
    public let responseBody = Column<String?>("response_body")
    public let createdAt = Column<Date?>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Index(status, createdAt, name: "idx_webhook_deliveries_status")
    }
}
