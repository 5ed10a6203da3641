import VarveDeclaration

/// A person with an account.
public struct User: Table {
    public static let name = "users"
    public static let comment = "A person with an account."

    public let id = Column<String>("id").primaryKey()
    public let email = Column<String>("email")
    public let displayName = Column<String>("display_name")
    public let avatarURL = Column<String?>("avatar_url")
    public let bio = Column<String?>("bio")
    public let timezone = Column<String>("timezone").default("UTC")
    public let locale = Column<String>("locale").default("en")
    public let times = Timestamps()

    public init() {}

    public var rules: [Rule] {
        Index(email, name: "idx_users_email", unique: true)
        Index(displayName, name: "idx_users_display_name")
    }
}
