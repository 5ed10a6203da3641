import VarveDeclaration

/// A subscription: where events of a project go.
public struct Webhook: Table {
    public static let name = "webhooks"
    public static let comment = "Subscriptions: where events of a project go."

    public let id = Column<UUID>("id").primaryKey().default(.uuidV7)
    public let projectID = Column<UUID>("project_id").references(\Project.id, onDelete: .cascade)
    public let name = Column<String>("name", .varchar(255))
    public let url = Column<String>("url", .varchar(2048))
    public let secret = Column<String>("secret", .varchar(255))
        .comment("Signs deliveries. Sealed by SecretBox, never in plain text.")
    public let eventTypes = Column<JSON<[String]>>("event_types").default(json: #"["*"]"#)
        .comment(#"The events to deliver; ["*"] for all."#)
    public let applicationID = Column<UUID?>("application_id").references(\Application.id, onDelete: .setNull)
    public let environmentName = Column<String?>("environment_name", .varchar(255))
    public let isActive = Column<Bool>("is_active").default(true)
    public let description = Column<String?>("description")
    public let headers = Column<JSON<[String: String]>?>("headers").default(json: "{}")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)
    public let updatedAt = Column<Date>("updated_at").default(.currentTimestamp)
    public let createdByID = Column<UUID?>("created_by_id").references(\User.id, onDelete: .setNull)

    public init() {}

    public var rules: [Rule] {
        Check(sql: "\(url) ~ '^https?://'", name: "webhooks_url_check", on: .postgres)
        Check(
            sql: "jsonb_typeof(\(eventTypes)) = 'array'", name: "webhooks_event_types_check", on: .postgres)
        Index(projectID, name: "idx_webhooks_project_id")
        Index(projectID, isActive, name: "idx_webhooks_project_active", where: isActive == true)
        Index(applicationID, name: "idx_webhooks_application_id", where: applicationID.isNotNull)
        UpdatedAt(updatedAt)
    }
}
