import VarveDatabase

/// What to suggest when a server of a certain role refuses something.
struct ErrorAdvice: Sendable {
    private let hint: @Sendable (DatabaseError) -> String?

    /// Makes advice from a function that knows a remedy for some errors.
    init(_ hint: @escaping @Sendable (DatabaseError) -> String?) {
        self.hint = hint
    }

    /// No advice beside the server's own.
    static let none = ErrorAdvice { _ in nil }

    /// The error with the remedy that is known for it.
    func advising(_ error: DatabaseError) -> DatabaseError {
        guard let hint = hint(error) else { return error }
        var advised = error
        advised.hint = hint
        return advised
    }
}
