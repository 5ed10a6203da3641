import VarveDeclaration

/// What became of a request.
public enum RelationshipRequestStatus: String, DatabaseEnum {
    public static let typeName = "relationship_request_status"

    case pending
    case accepted
    case declined
    case cancelled
}

/// One person's wish to be connected with another; one at a time.
public struct RelationshipRequest: Table {
    public static let name = "relationship_requests"
    public static let comment = "One person's wish to be connected with another; one at a time."

    public let id = Column<String>("id").primaryKey()
    public let requesterID = Column<String>("requester_id").references(\User.id, onDelete: .cascade)
    public let recipientID = Column<String>("recipient_id").references(\User.id, onDelete: .cascade)
    public let message = Column<String?>("message")
    public let status = Column<RelationshipRequestStatus>("status").default(.pending)
    public let respondedAt = Column<Date?>("responded_at")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(requesterID != recipientID)
        Index(
            requesterID, recipientID, name: "idx_relationship_requests_pending", unique: true,
            where: status == .pending)
        Index(recipientID, status, name: "idx_relationship_requests_recipient_id")
    }
}
