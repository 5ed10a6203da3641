import VarveDeclaration

/// How two people stand.
public enum RelationshipStatus: String, DatabaseEnum {
    public static let typeName = "relationship_status"

    case active
    case blocked
}

/// One person's tie to another; at most one for each pair.
public struct Relationship: Table {
    public static let name = "relationships"
    public static let comment = "One person's tie to another; at most one for each pair."

    public let id = Column<String>("id").primaryKey()
    public let userID = Column<String>("user_id").references(\User.id, onDelete: .cascade)
    public let relatedUserID = Column<String>("related_user_id").references(\User.id, onDelete: .cascade)
    public let status = Column<RelationshipStatus>("status").default(.active)
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(userID != relatedUserID)
        Index(userID, name: "idx_relationships_user_id")
        Index(relatedUserID, name: "idx_relationships_related_user_id")
        Index(status, name: "idx_relationships_status")
        Index(userID, relatedUserID, name: "idx_relationships_unique_pair", unique: true)
    }
}
