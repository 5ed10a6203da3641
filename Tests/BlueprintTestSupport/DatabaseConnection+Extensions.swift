import VarveDatabase

extension DatabaseConnection {
    /// Whether all of some extensions of PostgreSQL can be created.
    public func offers(_ extensions: Set<String>) throws -> Bool {
        let answer = try query("SELECT name FROM pg_available_extensions")
        return extensions.isSubset(of: answer.values.compactMap { $0.first?.text })
    }
}
