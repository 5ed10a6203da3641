import VarveDatabase

/// Sees to it that the roles are there that statements name. Roles belong to a server and not to a schema, so a
/// throw-away server of our own has none of those that a schema takes for granted.
struct RoleProvision {
    private let origin: ConnectionString
    private var known: Set<String> = []

    init(_ origin: ConnectionString) {
        self.origin = origin
    }

    /// Makes the roles.
    ///
    /// - Returns: The statements in the same places, without those that make or remove roles: on a throw-away server the
    ///   first would fail the second time, and the second would take roles away from other databases.
    mutating func prepare(_ statements: [Statement]) throws(DatabaseError) -> [Statement] {
        var prepared = statements
        for (place, statement) in statements.enumerated() {
            let roles = RoleNames(in: statement.sql)
            for name in roles.names where !name.hasPrefix("pg_") && !known.contains(name) { try make(name) }
            if roles.managesRoles { prepared[place] = Self.nothing }
        }
        return prepared
    }

    /// A query without columns.
    private static let nothing: Statement = "SELECT"

    /// Makes a role in a session of its own, since what a transaction makes is gone when it is undone.
    private mutating func make(_ name: String) throws(DatabaseError) {
        let session = try Session(origin)
        do throws(DatabaseError) {
            _ = try session.run(Statement("CREATE ROLE \(SQLText.identifier(name))"))
        } catch {
            // It is there already, or another connection is making it.
            guard ["42710", "23505"].contains(error.nativeCode) else { throw error }
        }
        known.insert(name)
    }
}
