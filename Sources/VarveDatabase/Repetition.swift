/// What must happen before a statement that was begun once, and may or may not have come to its end, is run again.
public enum Repetition: Sendable, Hashable {
    /// Nothing of it is there: it is run.
    case run
    /// All of it is there: it is not run again.
    case skip
    /// A part of it is there: these statements remove that, then it is run.
    case runAfter([Statement])
}

extension MigrationHost {
    /// A statement that can be repeated, or leaves nothing when it fails, is just run.
    public func repetition(
        of statement: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> Repetition {
        .run
    }
}
