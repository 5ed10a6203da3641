import VarveDatabase

extension PostgresDialect {
    public func rows(
        ofLedger name: String, _ query: Statement, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> Rows? {
        do {
            return try await connection.query(query)
        } catch  where error.nativeCode == "42P01" {
            // undefined_table. Asking first would cost every other call a round trip.
            return nil
        }
    }

    public func ledgerDefinition(named name: String) -> String {
        """
        CREATE TABLE IF NOT EXISTS public.\(quote(identifier: name)) (
            version text PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at timestamptz NOT NULL,
            duration_ms bigint NOT NULL,
            applied_by text NOT NULL,
            tool_version text NOT NULL,
            down_sql text,
            finished_steps integer
        )
        """
    }

    public func currentUser(_ connection: any DatabaseConnection) async throws(DatabaseError) -> String {
        "\(try await Self.ours(connection).userName())@\(RunnerName.hostName)"
    }
}
