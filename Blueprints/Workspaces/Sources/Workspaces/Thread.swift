import VarveDeclaration

/// Whether a thread goes on.
public enum ThreadStatus: String, DatabaseEnum {
    public static let typeName = "thread_status"

    case active
    case archived
    case deleted
}

/// What became of an invitation.
public enum InviteStatus: String, DatabaseEnum {
    public static let typeName = "invite_status"

    case pending
    case accepted
    case declined
    case expired
}

/// What somebody is in a thread.
public enum ThreadRole: String, DatabaseEnum {
    public static let typeName = "thread_role"

    case owner
    case member
}

/// A conversation with strangers that a user began.
public struct Thread: Table {
    public static let name = "threads"
    public static let comment = "A conversation with strangers that a user began."

    public let id = Column<String>("id").primaryKey()
    public let userID = Column<String>("user_id").references(\User.id, onDelete: .cascade)
    public let workspaceID = Column<String?>("workspace_id").references(\Workspace.id, onDelete: .setNull)
    public let title = Column<String>("title")
    public let description = Column<String?>("description")
    public let status = Column<ThreadStatus>("status").default(.active)
    public let times = Timestamps()

    public init() {}

    public var rules: [Rule] {
        Index(userID, name: "idx_threads_user_id")
        Index(workspaceID, name: "idx_threads_workspace_id")
        Index(status, name: "idx_threads_status")
    }
}

/// An invitation to a thread, by a link with a token.
public struct ThreadInvite: Table {
    public static let name = "thread_invites"
    public static let comment = "An invitation to a thread, by a link with a token."

    public let id = Column<String>("id").primaryKey()
    public let threadID = Column<String>("thread_id").references(\Thread.id, onDelete: .cascade)
    public let token = Column<String>("token").unique().default(.sql("lower(hex(randomblob(16)))"))
    public let email = Column<String>("email")
    public let candidateName = Column<String>("candidate_name")
    public let candidateReason = Column<String?>("candidate_reason")
    public let status = Column<InviteStatus>("status").default(.pending)
    public let expiresAt = Column<Date>("expires_at").default(
        .sql("strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+72 hours')"))
    public let acceptedAt = Column<Date?>("accepted_at")
    public let createdAt = Column<Date>("created_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Check(token.length == 32)
        Index(threadID, name: "idx_thread_invites_thread_id")
        Index(token, name: "idx_thread_invites_token")
        Index(email, name: "idx_thread_invites_email")
        Index(status, name: "idx_thread_invites_status")
    }
}

/// Who takes part in a thread; somebody without an account by e-mail.
public struct ThreadParticipant: Table {
    public static let name = "thread_participants"
    public static let comment = "Who takes part in a thread; somebody without an account by e-mail."

    public let id = Column<String>("id").primaryKey()
    public let threadID = Column<String>("thread_id").references(\Thread.id, onDelete: .cascade)
    public let userID = Column<String?>("user_id").references(\User.id, onDelete: .setNull)
    public let email = Column<String?>("email")
    public let role = Column<ThreadRole>("role").default(.member)
    public let joinedAt = Column<Date>("joined_at").default(.currentTimestamp)

    public init() {}

    public var rules: [Rule] {
        Index(threadID, name: "idx_thread_participants_thread_id")
        Index(userID, name: "idx_thread_participants_user_id")
        Index(email, name: "idx_thread_participants_email")
    }
}
