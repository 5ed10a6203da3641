import VarveDeclaration

/// How a provider of models is used; one row for each.
public struct AIProviderSettings: Table {
    public static let name = "ai_provider_settings"
    public static let comment = "How a provider of models is used; one row for each."

    public let id = Column<String>("id").primaryKey()
    public let provider = Column<AIProvider>("provider").unique()
    public let isEnabled = Column<Bool>("is_enabled").default(true)
    public let defaultModel = Column<String>("default_model")
    public let fallbackProvider = Column<AIProvider?>("fallback_provider")
    public let featureRouting = Column<JSON<[String: String]>>("feature_routing_json").default(json: "{}")
    public let times = Timestamps()

    public init() {}

    public var rules: [Rule] {
        Check(fallbackProvider != provider)
    }
}

/// A provider's key, encrypted, and what may be shown of it.
public struct AIProviderKey: Table {
    public static let name = "ai_provider_keys"
    public static let comment = "A provider's key, encrypted, and what may be shown of it."

    public let id = Column<String>("id").primaryKey()
    public let provider = Column<AIProvider>("provider").references(
        \AIProviderSettings.provider, onDelete: .restrict)
    public let encryptedKey = Column<String>("encrypted_key")
    public let maskedPreview = Column<String>("masked_preview")
    public let isActive = Column<Bool>("is_active").default(true)
    public let createdBy = Column<String?>("created_by").references(\AdminUser.id, onDelete: .setNull)
    public let lastUsedAt = Column<Date?>("last_used_at")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(sql: "\(maskedPreview) GLOB '*...????' AND length(\(maskedPreview)) <= 11")
        Index(provider, name: "idx_ai_provider_keys_provider")
        Index(createdBy, name: "idx_ai_provider_keys_created_by")
    }
}
