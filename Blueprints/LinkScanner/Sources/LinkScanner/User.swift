import VarveDeclaration

/// A person, known by the identifier that Clerk gave.
public struct User: Table {
    public static let name = "users"
    public static let comment = "A person, known by the identifier that Clerk gave."

    public let clerkUserID = Column<String>("clerk_user_id").primaryKey()
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)
    public let updatedAt = Column<Date>("updated_at").default(.currentTimestamp)
    public let metadata = Column<JSON<[String: String]>?>("metadata")

    public init() {}

    public var rules: [Rule] {
        UpdatedAt(updatedAt)
    }
}
