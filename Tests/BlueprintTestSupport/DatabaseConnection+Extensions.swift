import VarveDatabase

extension DatabaseConnection {
    /// Whether all of some extensions of PostgreSQL can be created.
    public func offers(_ extensions: Set<String>) throws -> Bool {
        extensions.isSubset(of: try availableExtensions())
    }

    /// The extensions that can be created.
    public func availableExtensions() throws -> Set<String> {
        let answer = try query("SELECT name FROM pg_available_extensions")
        return Set(answer.values.compactMap { $0.first?.text })
    }
}
