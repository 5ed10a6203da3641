import VarveDatabase

/// Sees to it that the roles are there that statements name. Roles belong to a server and not to a schema, so a
/// throw-away server of our own has none of those that a schema takes for granted.
struct RoleProvision: Sendable {
    private let provide: @Sendable ([String]) async throws(DatabaseError) -> Void

    /// - Parameter provide: Makes roles as far as they are not there.
    init(_ provide: @escaping @Sendable ([String]) async throws(DatabaseError) -> Void) {
        self.provide = provide
    }

    /// Makes the roles.
    ///
    /// - Returns: The statements in the same places, without those that make or remove roles: on a throw-away server the
    ///   first would fail the second time, and the second would take roles away from other databases.
    func prepare(_ statements: [Statement]) async throws(DatabaseError) -> [Statement] {
        var needed: [String] = []
        var prepared = statements
        for (place, statement) in statements.enumerated() {
            let roles = RoleNames(in: statement.sql)
            needed += roles.names
            if roles.managesRoles { prepared[place] = Self.nothing }
        }
        if !needed.isEmpty { try await provide(needed) }
        return prepared
    }

    /// A query without columns.
    private static let nothing: Statement = "SELECT"
}
