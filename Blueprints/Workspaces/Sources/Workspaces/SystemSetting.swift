import VarveDeclaration

/// How the system is set up, by key.
public struct SystemSetting: Table {
    public static let name = "system_settings"
    public static let comment = "How the system is set up, by key."

    public let key = Column<String>("key").primaryKey()
    public let value = Column<String>("value")
    public let description = Column<String?>("description")
    public let updatedBy = Column<String?>("updated_by").references(\AdminUser.id, onDelete: .setNull)
    public let updatedAt = Column<Date>("updated_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Index(updatedBy, name: "idx_system_settings_updated_by")
    }
}
