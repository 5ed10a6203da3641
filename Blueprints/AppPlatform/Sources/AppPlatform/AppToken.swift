import VarveDeclaration

/// A token by which an installed app is known. The token itself is never kept, and it goes with its app.
public struct AppToken: Table {
    public static let name = "app_tokens"
    public static let comment = "A token by which an installed app is known; it goes with its app."

    public let id = Column<UUID>("id").primaryKey().default(.uuidV4)
    public let installedAppID = Column<UUID>("installed_app_id").references(
        \InstalledApp.id, onDelete: .cascade)
    public let tokenHash = Column<String>("token_hash", .varchar(64)).comment("SHA-256 in hexadecimal.")
    public let createdAt = Column<Date?>("created_at").default(.currentTimestamp)
    public let expiresAt = Column<Date?>("expires_at").comment("NULL: never.")
    public let revokedAt = Column<Date?>("revoked_at").comment("NULL: not revoked.")

    public init() {}

    public var rules: [Rule] {
        Index(installedAppID, name: "idx_app_tokens_app")
    }
}
