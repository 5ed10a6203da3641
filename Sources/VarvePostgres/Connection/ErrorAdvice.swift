import VarveDatabase

/// What to suggest when a server of a certain role refuses something.
struct ErrorAdvice: Sendable {
    private let hint: @Sendable (DatabaseError) -> String?

    /// Makes advice from a function that knows a remedy for some errors.
    init(_ hint: @escaping @Sendable (DatabaseError) -> String?) {
        self.hint = hint
    }

    /// Roles, tablespaces and label providers belong to the server, and a schema only speaks of them.
    static let usersServer = ErrorAdvice { error in
        if error.isMissingRole {
            return
                "roles belong to the server, not to a schema: create it there first (CREATE ROLE), then try again"
        }
        if error.isMissingTablespace {
            return
                "tablespaces belong to the server, not to a schema: create it there first (CREATE TABLESPACE), then try again"
        }
        if error.lacksLabelProvider {
            return """
                without its provider a security label can neither be set nor taken away: have the server load the \
                provider's module (session_preload_libraries or shared_preload_libraries), then try again
                """
        }
        return nil
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

    /// Whether a tablespace is named that the server does not have.
    var isMissingTablespace: Bool { nativeCode == "42704" && message.hasPrefix("tablespace ") }

    /// Whether a security label is about a provider that the server has not loaded.
    var lacksLabelProvider: Bool {
        nativeCode == "22023" && message.hasPrefix("security label provider")
            || message.hasPrefix("no security label providers")
    }
}
