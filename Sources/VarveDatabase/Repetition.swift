/// What must happen before a statement that was begun once, and may or may not have come to its end, is run again.
public enum Repetition: Sendable, Hashable {
    /// Nothing of it is there: it is run.
    case run
    /// All of it is there: it is not run again.
    case skip
    /// A part of it is there: these statements remove that, then it is run.
    case runAfter([Statement])
    /// A part of it is there: these statements do the rest.
    case complete([Statement])
}

extension MigrationHost {
    /// What a statement leaves can be told from the statement.
    public func trace(
        before statement: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> String {
        ""
    }

    /// A statement that can be repeated, or leaves nothing when it fails, is just run.
    public func repetition(
        of statement: String, since trace: String?, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> Repetition {
        .run
    }
}
