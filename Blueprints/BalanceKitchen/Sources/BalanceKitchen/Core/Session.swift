import VarveDeclaration

/// A person's session, kept here so that it can be ended from here.
public struct Session: Table {
    public static let name = "identity_sessions"
    public static let comment = "A person's session, kept here so that it can be ended from here."

    public let id = Column<UUID>.pk()
    public let userID = Column<UUID>("user_id").references(\User.id, onDelete: .cascade)
    public let sessionTokenHash = Column<String>("session_token_hash").unique()
        .comment(
            "SHA-256 of the token in the cookie, 64 lower-case hexadecimal digits; the token itself is kept nowhere."
        )
    public let lastSeenAt = Column<Date>("last_seen_at")
    public let expiresAt = Column<Date>("expires_at")
    public let revokedAt = Column<Date?>("revoked_at")
    public let ipCreated = Column<String?>("ip_created")
    public let userAgentCreated = Column<String?>("user_agent_created")
    public let createdAt = Column<Date>.createdAt

    public init() {}

    public var rules: [Rule] {
        Check(sessionTokenHash.isSHA256)
        Check(expiresAt > createdAt)
        Index(userID, revokedAt, expiresAt)
    }
}
