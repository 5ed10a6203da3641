import VarveDatabase

extension PostgresDialect {
    /// A prepared statement takes parameters of types that the server infers, and its generic plan is the one for values
    /// that aren't known; `EXPLAIN (GENERIC_PLAN)` says the same from version 16.
    public func plan(
        of query: String, isWithoutRows: Bool, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> QueryPlan {
        let name = quote(identifier: "varve_explained")
        try await connection.execute([
            "SET plan_cache_mode = force_generic_plan",
            Statement("SET enable_seqscan = \(isWithoutRows ? "off" : "on")"),
            Statement("PREPARE \(name) AS \(query)"),
        ])
        do {
            let plan = try await explain(name, on: connection)
            try await connection.execute(Statement("DEALLOCATE \(name)"))
            return plan
        } catch {
            try? await connection.execute(Statement("DEALLOCATE \(name)"))
            throw error
        }
    }

    private func explain(
        _ name: String, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> QueryPlan {
        let types: Statement =
            "SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = 'varve_explained'"
        let count = Int(try await connection.query(types).first?.integer ?? 0)
        let values = count == 0 ? "" : "(\(repeatElement("NULL", count: count).joined(separator: ", ")))"
        let lines = try await connection.query(Statement("EXPLAIN (COSTS off) EXECUTE \(name)\(values)"))
        let json = try await connection.query(
            Statement("EXPLAIN (COSTS off, FORMAT json) EXECUTE \(name)\(values)"))
        return QueryPlan(
            indexes: try ExplainedNode.indexes(in: json.first?.text ?? ""),
            lines: lines.map { $0.first?.text ?? "" })
    }
}
