import VarveDatabase

/// What to suggest when a server of a certain role refuses something.
struct ErrorAdvice: Sendable {
    private let hint: @Sendable (DatabaseError) -> String?

    /// Makes advice from a function that knows a remedy for some errors.
    init(_ hint: @escaping @Sendable (DatabaseError) -> String?) {
        self.hint = hint
    }

    /// Roles belong to the server, and a schema only speaks of them.
    static let missingRole = ErrorAdvice { error in
        guard error.isMissingRole else { return nil }
        return
            "roles belong to the server, not to a schema: create it there first (CREATE ROLE), then try again"
    }

    /// The error with the remedy that is known for it.
    func advising(_ error: DatabaseError) -> DatabaseError {
        guard let hint = hint(error) else { return error }
        var advised = error
        advised.hint = hint
        return advised
    }
}

extension DatabaseError {
    /// Whether a role is named that the server does not have.
    var isMissingRole: Bool { nativeCode == "42704" && message.hasPrefix("role ") }
}
