import VarveDeclaration

/// Somebody who installs apps.
public struct User: Table {
    public static let name = "users"
    public static let comment = "Somebody who installs apps."

    public let id = Column<UUID>("id").primaryKey().default(.uuidV4)
    public let email = Column<String>("email", .varchar(255)).unique()
    public let createdAt = Column<Date?>("created_at").default(.currentTimestamp)

    public init() {}
}
