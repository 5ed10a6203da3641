import VarveDatabase
import VarveDeclaration

extension PostgresDialect {
    public func retention(
        _ rule: RetentionRule, asOf present: String?, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> RetentionStatements {
        try await check(rule, on: connection)
        let writer = try PostgresRetention(rule)
        guard let cutoff = try await connection.query(writer.cutoff(asOf: present)).first?.text else {
            throw DatabaseError(.refused, "the database does not tell the time")
        }
        return RetentionStatements(
            cutoff: cutoff, count: writer.count(before: cutoff), deletion: [writer.deletion(before: cutoff)])
    }

    /// Readers and writers go on beside a batch, which waits for nobody and nobody for it.
    public func pause(afterBatchOf duration: Duration) -> Duration { .zero }

    public func openScheduler(
        named name: String, for url: DatabaseURL
    ) async throws(DatabaseError) -> any RetentionScheduler {
        guard name == PgCron.name else {
            throw DatabaseError(.unsupported, "PostgreSQL has no scheduler \(name); there is \(PgCron.name)")
        }
        return try await PgCron(opening: url)
    }

    private func check(_ rule: RetentionRule, on connection: any DatabaseConnection)
        async throws(DatabaseError)
    {
        let column = rule.retention.column
        let rows = try await connection.query(
            Statement(
                """
                SELECT c.relkind IN ('r', 'p'), format_type(a.atttypid, NULL)
                FROM pg_class c
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = $1 AND NOT a.attisdropped
                WHERE c.oid = to_regclass($2)
                """, [.text(column), .text(PostgresFragments.name(rule.schema, rule.table))]))
        guard let row = rows.values.first(where: { $0[0].flag }) else { throw .retention(lacksTable: rule) }
        guard let type = row[1].text else { throw .retention(lacksColumn: rule) }
        let instants = ["timestamp with time zone", "timestamp without time zone", "date"]
        guard instants.contains(type) else { throw .retention(rule, columnHolds: "values of type \(type)") }
    }
}
