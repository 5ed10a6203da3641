import VarveDatabase
import VarveDeclaration

extension SQLiteDialect {
    public func retention(
        _ rule: RetentionRule, asOf present: String?, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> RetentionStatements {
        let writer = try SQLiteRetention(rule, key: try await key(for: rule, on: connection))
        let rows = try await connection.query(writer.cutoff(asOf: present))
        guard let cutoff = rows.first?.text, let dayLater = rows.values.first?.last?.text else {
            throw DatabaseError(.refused, "'\(present ?? "now")' is no instant")
        }
        return RetentionStatements(
            cutoff: cutoff, count: writer.count(before: cutoff, dayLater),
            deletion: writer.deletion(before: cutoff, dayLater))
    }

    /// There is one writer at a time, and whoever waits asks again only now and then: others get at least as much time
    /// as the batch took.
    public func pause(afterBatchOf duration: Duration) -> Duration { max(duration, .milliseconds(10)) }

    public func openScheduler(
        named name: String, for url: DatabaseURL
    ) async throws(DatabaseError) -> any RetentionScheduler {
        throw DatabaseError(
            .unsupported, "\(name) is an extension of PostgreSQL; SQLite runs nothing by itself",
            hint: "call 'varve retain' from cron or a systemd timer")
    }

    /// What tells a row from every other: its number, or the primary key where it has none.
    private func key(
        for rule: RetentionRule, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> [String] {
        let found = try await connection.query(
            Statement(
                "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name = $1 COLLATE NOCASE",
                [.text(rule.table)]))
        guard rule.schema == nil, let hasNoNumber = found.first?.flag else {
            throw .retention(lacksTable: rule)
        }
        let columns = try await connection.query(
            Statement("SELECT name, pk FROM pragma_table_xinfo($1)", [.text(rule.table)]))
        let names = Set(columns.compactMap { $0[0].text?.lowercased() })
        guard names.contains(rule.retention.column.lowercased()) else { throw .retention(lacksColumn: rule) }
        try await refuseNumbers(rule, on: connection)
        if !hasNoNumber, let number = ["rowid", "_rowid_", "oid"].first(where: { !names.contains($0) }) {
            return [number]
        }
        let key = columns.filter { $0[1].integer ?? 0 > 0 }.compactMap { $0[0].text }
        guard !key.isEmpty else {
            throw DatabaseError(
                .unsupported, "\(rule.displayName) has columns rowid, _rowid_ and oid, and no primary key",
                hint: "give the table a primary key, so that its rows can be told apart")
        }
        return key
    }

    /// A number may count seconds, milliseconds or days. Numbers come before texts, so the least value tells.
    private func refuseNumbers(
        _ rule: RetentionRule, on connection: any DatabaseConnection
    ) async throws(DatabaseError) {
        let column = SQLiteFragments.identifier(rule.retention.column)
        let table = SQLiteFragments.identifier(rule.table)
        let least = try await connection.query(Statement("SELECT typeof(min(\(column))) FROM \(table)"))
        guard let type = least.first?.text, ["integer", "real"].contains(type) else { return }
        throw .retention(rule, columnHolds: "numbers, and not instants as text")
    }
}
