import VarveDatabase

/// Sees to it that what a schema takes for granted is there on a throw-away server of our own: roles and tablespaces,
/// which belong to a server and not to a schema, and label providers, which are modules of a server.
struct ServerProvision {
    private let origin: ConnectionString
    private var known: Set<String> = []
    private var knownTablespaces: Set<String> = []

    init(_ origin: ConnectionString) {
        self.origin = origin
    }

    /// Makes what statements name.
    ///
    /// - Returns: The statements in the same places, without those that make or remove roles or tablespaces: on a throw-away
    ///   server the first would fail the second time, and the second would take them away from other databases. Security labels are
    ///   set by other statements, see ``LabelStandIn``.
    mutating func prepare(_ statements: [Statement]) throws(DatabaseError) -> [Statement] {
        var prepared = statements
        for (place, statement) in statements.enumerated() {
            if let label = LabelStandIn(statement.sql) {
                prepared[place] = label.statement.map { Statement($0) } ?? Self.nothing
                continue
            }
            do throws(DatabaseError) {
                if try provide(for: statement) { prepared[place] = Self.nothing }
            } catch {
                var failure = error
                failure.statement = statement.sql
                failure.statementIndex = place
                failure.offset = nil
                throw failure
            }
        }
        return prepared
    }

    /// - Returns: Whether the statement does nothing but make or remove roles or tablespaces.
    private mutating func provide(for statement: Statement) throws(DatabaseError) -> Bool {
        let roles = RoleNames(in: statement.sql)
        for name in roles.names where !name.hasPrefix("pg_") && !known.contains(name) { try make(name) }
        let tablespaces = TablespaceNames(in: statement.sql)
        for name in tablespaces.names where !name.hasPrefix("pg_") && !knownTablespaces.contains(name) {
            try makeTablespace(name)
        }
        return roles.managesRoles || tablespaces.managesTablespaces
    }

    /// A query without columns.
    private static let nothing: Statement = "SELECT"

    private mutating func make(_ name: String) throws(DatabaseError) {
        try run(["CREATE ROLE \(SQLText.identifier(name))"])
        known.insert(name)
    }

    /// A tablespace inside the data directory, as servers have them from version 15 on.
    private mutating func makeTablespace(_ name: String) throws(DatabaseError) {
        try run([
            "SET allow_in_place_tablespaces = on",
            "CREATE TABLESPACE \(SQLText.identifier(name)) LOCATION ''",
        ])
        knownTablespaces.insert(name)
    }

    /// Makes something in a session of its own, since what a transaction makes is gone when it is undone.
    private func run(_ statements: [String]) throws(DatabaseError) {
        let session = try Session(origin)
        do throws(DatabaseError) {
            for statement in statements { _ = try session.run(Statement(statement)) }
        } catch {
            // It is there already, or another connection is making it.
            guard ["42710", "23505"].contains(error.nativeCode) else { throw error }
        }
    }
}

extension DatabaseError {
    /// The error with the statement that was given, where another was run in its stead.
    func about(_ given: Statement) -> DatabaseError {
        guard statement != nil, statement != given.sql else { return self }
        var error = self
        error.statement = given.sql
        error.offset = nil
        return error
    }

    /// The same of the statement that failed among those that were given.
    func about(_ statements: [Statement]) -> DatabaseError {
        guard let place = statementIndex, statements.indices.contains(place) else { return self }
        return about(statements[place])
    }
}
