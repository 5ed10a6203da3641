/// Writes rows that refer to what is not there.
public enum DanglingText {
    /// The first few, and how many more there are; `nil` where there is none.
    public static func list(_ sentences: [String]) -> String? {
        guard !sentences.isEmpty else { return nil }
        let shown = sentences.prefix(5).joined(separator: "\n    ")
        return sentences.count > 5 ? shown + "\n    and more" : shown
    }
}

extension MigrationHost {
    /// Most databases name the row themselves.
    public func explain(
        _ error: DatabaseError, on connection: any DatabaseConnection
    ) async -> DatabaseError {
        error
    }

    /// Most databases never let a row refer to what is not there.
    public func danglingReferences(
        _ connection: any DatabaseConnection
    ) async throws(DatabaseError) -> [String] {
        []
    }
}
