import VarveDeclaration

/// An attempt to sign in, kept against abuse.
public struct LoginAttempt: Table {
    public static let name = "identity_login_attempts"
    public static let comment =
        "An attempt to sign in, kept against abuse, also of people who are gone since."

    public let id = Column<UUID>.pk()
    public let email = Column<String>("email").comment("As it was typed.")
    public let userID = Column<UUID?>("user_id").references(\User.id, onDelete: .setNull)
    public let ip = Column<String>("ip")
    public let userAgent = Column<String?>("user_agent")
    public let success = Column<Bool>("success")
    public let failureReason = Column<String?>("failure_reason")
    public let createdAt = Column<Date>.createdAt

    public init() {}

    public var rules: [Rule] {
        Check(!success || failureReason.isNull, name: "identity_login_attempts_failure_reason_check")
        Index(email, createdAt.descending)
        Index(ip, createdAt.descending)
        Index(userID, createdAt.descending)
    }
}
