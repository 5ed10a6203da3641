import VarveDeclaration

/// What administrators did.
public struct AuditLog: Table {
    public static let name = "audit_logs"
    public static let comment = "What administrators did."

    public let id = Column<String>("id").primaryKey()
    public let adminID = Column<String?>("admin_id").references(\AdminUser.id, onDelete: .setNull)
    public let action = Column<String>("action")
    public let targetType = Column<String?>("target_type")
    public let targetID = Column<String?>("target_id")
    public let details = Column<JSON<JSONValue>?>("details_json")
    public let ipAddress = Column<String?>("ip_address")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Index(adminID, name: "idx_audit_logs_admin_id")
        Index(targetType, targetID, name: "idx_audit_logs_target")
        Index(createdAt, name: "idx_audit_logs_created_at")
    }
}
