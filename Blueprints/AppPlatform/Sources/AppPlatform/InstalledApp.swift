import VarveDeclaration

/// An app in a shop; each app is in a shop once.
public struct InstalledApp: Table {
    public static let name = "installed_apps"
    public static let comment = "An app in a shop; each app is in a shop once."

    public let id = Column<UUID>("id").primaryKey().default(.uuidV4)
    public let appID = Column<String>("app_id", .varchar(255)).comment(
        "The name that the app is published under.")
    public let shopID = Column<UUID>("shop_id").references(\Shop.id)
    public let manifest = Column<JSON<JSONValue>>("manifest").comment(
        "The app's manifest as it was installed.")
    public let settings = Column<JSON<JSONValue>?>("settings").default(json: "{}")
    public let installedAt = Column<Date?>("installed_at").default(.currentTimestamp)
    public let installedBy = Column<UUID>("installed_by").references(\User.id)

    public init() {}

    public var rules: [Rule] {
        Unique(appID, shopID)
        Index(shopID, name: "idx_installed_apps_shop")
    }
}
