import VarveDeclaration

/// How far a delivery has come.
public enum WebhookDeliveryStatus: String, DatabaseEnum {
    public static let typeName = "webhook_delivery_status"

    /// Waits to be delivered.
    case pending
    /// Is being delivered, and taken by no other worker.
    case delivering
    /// Has arrived.
    case delivered
    /// All attempts failed.
    case failed
}

/// An event on its way to a webhook: the queue, and for a while its history.
public struct WebhookDelivery: Table {
    public static let name = "webhook_deliveries"
    public static let comment = "Events on their way to webhooks: the queue, and for 30 days its history."

    public let id = Column<UUID>("id").primaryKey().default(.uuidV7)
    public let webhookID = Column<UUID>("webhook_id").references(\Webhook.id, onDelete: .cascade)
    public let eventID = Column<UUID>("event_id").comment("The same for every delivery of an event.")
    public let eventType = Column<String>("event_type", .varchar(255))
        .references(\WebhookEventType.name, onUpdate: .cascade)
    public let payload = Column<JSON<JSONValue>>("payload")
    public let status = Column<WebhookDeliveryStatus>("status").default(.pending)
    public let attempts = Column<Int32>("attempts").default(0)
    public let maxAttempts = Column<Int32>("max_attempts").default(6)
    public let scheduledAt = Column<Date>("scheduled_at").default(.currentTimestamp)
    public let lastAttemptAt = Column<Date?>("last_attempt_at")
    public let lastResponseStatus = Column<Int32?>("last_response_status")
    public let lastResponseBody = Column<String?>("last_response_body")
    public let lastError = Column<String?>("last_error")
    public let deliveredAt = Column<Date?>("delivered_at")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(attempts >= 0, name: "webhook_deliveries_attempts_check")
        Index(scheduledAt, name: "idx_webhook_deliveries_pending", where: status == .pending)
        Index(webhookID, name: "idx_webhook_deliveries_webhook_id")
        Index(eventID, name: "idx_webhook_deliveries_event_id")
        Index(createdAt, name: "idx_webhook_deliveries_created_at")
        Index(eventType, name: "idx_webhook_deliveries_event_type")
        Retention(createdAt, keep: .days(30), where: status.in([.delivered, .failed]))
    }
}
