import VarveDeclaration

/// What is connected.
public enum LiveClient: String, DatabaseEnum {
    public static let typeName = "live_client"

    case web
    case iOS = "ios"
    case android
}

/// Whether a connection is in use.
public enum ConnectionStatus: String, DatabaseEnum {
    public static let typeName = "connection_status"

    case open
    case idle
    case closed
}

/// A WebSocket and the room or thread that it listens to.
public struct LiveConnection: Table {
    public static let name = "live_connections"
    public static let comment = "A WebSocket and the room or thread that it listens to."

    public let id = Column<String>("id").primaryKey()
    public let userID = Column<String>("user_id").references(\User.id, onDelete: .cascade)
    public let roomID = Column<String?>("room_id").references(\Room.id, onDelete: .cascade)
    public let threadID = Column<String?>("thread_id").references(\Thread.id, onDelete: .cascade)
    public let client = Column<LiveClient>("client")
    public let status = Column<ConnectionStatus>("status").default(.open)
    public let connectedAt = Column<Date>("connected_at").default(.currentTimestamp)
    public let lastSeenAt = Column<Date>("last_seen_at").default(.currentTimestamp)
    public let closedAt = Column<Date?>("closed_at")

    public init() {}

    public var rules: [Rule] {
        Check(sql: "\(roomID) IS NULL OR \(threadID) IS NULL")
        Check(sql: "(\(status) = 'closed') = (\(closedAt) IS NOT NULL)")
        Index(userID, name: "idx_live_connections_user_id")
        Index(roomID, name: "idx_live_connections_room_id", where: closedAt.isNull)
        Index(threadID, name: "idx_live_connections_thread_id", where: closedAt.isNull)
        Index(lastSeenAt, name: "idx_live_connections_last_seen_at", where: closedAt.isNull)
    }
}
