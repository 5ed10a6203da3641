import VarveDeclaration

/// A shop that apps are installed in. What else is known of it is another system's business.
public struct Shop: Table {
    public static let name = "shops"
    public static let comment = "A shop that apps are installed in."

    public let id = Column<UUID>("id").primaryKey().default(.uuidV4)
    public let name = Column<String>("name", .varchar(255))
    public let createdAt = Column<Date?>("created_at").default(.currentTimestamp)

    public init() {}
}
