import VarveDatabase

extension PostgresDialect {
    /// The indexes among which a statement will leave new ones whose names can't be told from it.
    public func trace(
        before statement: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> String {
        let present: [LeftIndex]
        switch ResumableStatement(statement) {
        case .indexCreation(let table, nil):
            present = try await indexes(of: table, besides: "", on: connection)
        case .indexRebuilding(let path): present = try await rebuilt(path, besides: "", on: connection)
        default: return ""
        }
        return present.map(\.identifier).joined(separator: ",")
    }

    /// Knows the statements that leave something when they fail or are cut off, or can't be run twice. CREATE INDEX
    /// CONCURRENTLY leaves an invalid index, "which must be dropped before the attempt is made again" (CREATE INDEX,
    /// Building Indexes Concurrently). All others that refuse transactions can be run again.
    public func repetition(
        of statement: String, since trace: String?, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> Repetition {
        try await requireFinished(statement, on: connection)
        switch ResumableStatement(statement) {
        case .indexCreation(let table, let name?):
            let left = try await indexes(of: table, besides: "", on: connection).filter { $0.name == name }
            return afterCreation(left)
        case .indexCreation(let table, nil):
            guard let trace else { return .run }
            return afterCreation(try await indexes(of: table, besides: trace, on: connection))
        case .indexRemoval(let path):
            let query = Statement("SELECT to_regclass($1) IS NULL", [.text(quoted(path))])
            return try await connection.query(query).first?.flag ?? false ? .skip : .run
        case .indexRebuilding(let path):
            guard let trace else { return .run }
            let left = try await rebuilt(path, besides: trace, on: connection)
            return left.isEmpty ? .run : .runAfter(left.map(\.removal))
        case .detachment(let table, let partition):
            return try await afterDetaching(quoted(partition), from: quoted(table), on: connection)
        case .creation(let kind, let name):
            return try await isThere(kind, name, on: connection) ? .skip : .run
        case .removal(let kind, let name): return try await isThere(kind, name, on: connection) ? .run : .skip
        case nil: return .run
        }
    }

    /// A server process notices only at its next message that its client is gone, and goes on with what it does.
    private func requireFinished(
        _ statement: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) {
        let query = Statement(
            """
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'
              AND length(query) > 0 AND starts_with($1, query)
            """, [.text(statement)])
        guard let process = try await connection.query(query).first?.integer else { return }
        throw DatabaseError(
            .lockNotAvailable,
            "server process \(process) is still at work on this statement for a runner that is gone",
            statement: statement)
    }

    private func afterCreation(_ left: [LeftIndex]) -> Repetition {
        if left.isEmpty { return .run }
        if left.contains(where: \.isValid) { return .skip }
        return .runAfter(left.map(\.removal))
    }

    private func afterDetaching(
        _ partition: String, from table: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> Repetition {
        let query = Statement(
            "SELECT inhdetachpending FROM pg_inherits WHERE inhparent = to_regclass($1) AND inhrelid = to_regclass($2)",
            [.text(table), .text(partition)])
        guard let isPending = try await connection.query(query).first?.flag else { return .skip }
        return isPending
            ? .complete([Statement("ALTER TABLE \(table) DETACH PARTITION \(partition) FINALIZE")]) : .run
    }

    private func isThere(
        _ kind: ResumableStatement.ServerObject, _ name: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> Bool {
        let rows =
            switch kind {
            case .database: "pg_database WHERE datname = $1"
            case .tablespace: "pg_tablespace WHERE spcname = $1"
            case .subscription:
                "pg_subscription s JOIN pg_database d ON d.oid = s.subdbid "
                    + "WHERE subname = $1 AND datname = current_database()"
            }
        let query = Statement("SELECT count(*) > 0 FROM \(rows)", [.text(name)])
        return try await connection.query(query).first?.flag ?? false
    }
}

/// An index that a statement may have left.
private struct LeftIndex {
    let identifier: String
    let name: String
    let isValid: Bool
    let removal: Statement
}

extension PostgresDialect {
    private static let leftIndexes = """
        SELECT i.indexrelid::text, c.relname, i.indisvalid, quote_ident(n.nspname) || '.' || quote_ident(c.relname)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE i.indexrelid::text <> ALL (string_to_array($2, ','))
        """

    /// The indexes of a table.
    private func indexes(
        of table: [String], besides trace: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> [LeftIndex] {
        let query = Statement(
            "\(Self.leftIndexes) AND i.indrelid = to_regclass($1)", [.text(quoted(table)), .text(trace)])
        return try await leftIndexes(query, on: connection)
    }

    /// What REINDEX CONCURRENTLY leaves: new indexes that aren't ready, or old ones that have been replaced ("Rebuilding
    /// Indexes Concurrently"), of a table with its partitions, or of all.
    private func rebuilt(
        _ path: [String]?, besides trace: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> [LeftIndex] {
        let query = Statement(
            """
            WITH named AS (
              SELECT coalesce((SELECT indrelid FROM pg_index WHERE indexrelid = to_regclass($1)), to_regclass($1)) AS oid
            ), tables AS (SELECT oid FROM named UNION SELECT relid FROM named, pg_partition_tree(named.oid))
            \(Self.leftIndexes) AND NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$'
              AND ($1 IS NULL OR i.indrelid IN (
                SELECT oid FROM tables UNION SELECT reltoastrelid FROM pg_class JOIN tables USING (oid)))
            """, [path.map { .text(quoted($0)) } ?? .null, .text(trace)])
        return try await leftIndexes(query, on: connection)
    }

    private func leftIndexes(
        _ query: Statement, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> [LeftIndex] {
        try await connection.query(query).values.map { row in
            LeftIndex(
                identifier: row[0].text ?? "", name: row[1].text ?? "", isValid: row[2].flag,
                removal: Statement("DROP INDEX CONCURRENTLY IF EXISTS \(row[3].text ?? "")"))
        }
    }

    private func quoted(_ path: [String]) -> String {
        path.map(quote(identifier:)).joined(separator: ".")
    }
}
