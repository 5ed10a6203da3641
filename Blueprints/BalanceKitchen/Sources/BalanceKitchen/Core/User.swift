import VarveDeclaration

/// A person who can sign in.
public struct User: Table {
    public static let name = "identity_users"
    public static let comment = "A person who can sign in."

    public let id = Column<UUID>.pk()
    public let email = Column<String>("email").unique().comment("In lower case, so that it is there once.")
    public let emailVerifiedAt = Column<Date?>("email_verified_at")
    public let passwordHash = Column<String?>("password_hash")
        .comment(
            "As password hashing functions write it: $argon2id$…; NULL where another service signs the person in."
        )
    public let firstName = Column<String?>("first_name")
    public let lastName = Column<String?>("last_name")
    public let phone = Column<String?>("phone")
    public let status = Column<String>.statusText()
    public let createdAt = Column<Date>.createdAt
    public let updatedAt = Column<Date>.updatedAt

    public init() {}

    public var rules: [Rule] {
        Check(email.lowercased == email)
        Check(passwordHash.like("$_%$_%"))
        Check(status.in(["invited", "active", "suspended", "closed"]))
        UpdatedAt(updatedAt)
    }
}
