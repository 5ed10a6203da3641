import VarveDatabase

extension SQLiteDialect {
    /// SQLite plans without looking at sizes unless ANALYZE was run.
    public func plan(
        of query: String, isWithoutRows: Bool, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> QueryPlan {
        let connection = try Self.ours(connection)
        let program = try await connection.queryWithoutValues("EXPLAIN \(query)")
        let names = try await connection.query(
            "SELECT rootpage, name FROM sqlite_schema WHERE type = 'index'")
        let roots = Dictionary(
            names.compactMap { row in row[0].integer.map { ($0, row[1].text ?? "") } },
            uniquingKeysWith: { first, _ in first })
        let lines = try await connection.queryWithoutValues("EXPLAIN QUERY PLAN \(query)")
        return QueryPlan(
            indexes: Self.pagesLookedThrough(by: program).compactMap { roots[$0] },
            lines: lines.map { $0[3].text ?? "" })
    }

    /// The root pages that a compiled query begins to look through. It opens each table and index by its root page, which
    /// tells them apart whatever their names; what it only opens, an UPDATE keeps up to date. The columns of a program
    /// are addr, opcode, p1, p2, p3.
    private static func pagesLookedThrough(by program: Rows) -> [Int64] {
        var pages: [Int64: Int64] = [:]
        for step in program where opening.contains(step[1].text ?? "") && step[4].integer == 0 {
            if let cursor = step[2].integer { pages[cursor] = step[3].integer }
        }
        return program.filter { looking.contains($0[1].text ?? "") }.compactMap { step in
            step[2].integer.flatMap { pages[$0] }
        }
    }

    private static let opening: Set<String> = ["OpenRead", "OpenWrite", "ReopenIdx"]
    private static let looking: Set<String> = ["SeekGE", "SeekGT", "SeekLE", "SeekLT", "Rewind", "Last"]
}
