import BlueprintTestSupport
import VarveCatalog
import VarveDatabase

@testable import VarvePostgres

/// Turns the first schema of a pair into the second and back with rows in it, and looks whether each step gives
/// exactly what it should.
struct PairCheck: Sendable {
    var pair: SchemaPair
    /// Whether `pg_dump` is asked too.
    let asksDump: Bool
    /// Where it is tried.
    var server = SharedServer.any

    /// Runs the check; throws what is wrong.
    func run() async throws {
        let second = pair.second.statements
        let (target, targetDump) = try await server.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(second)
            return (try await bench.introspect(), try await dump(connection))
        }
        try await server.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(pair.first.statements)
            let source = try await bench.introspect()
            let sourceDump = try await dump(connection)
            try await bench.load(SampleRows(pair: pair).statements)
            let rows = try await rows(connection)
            let changed = try await bench.carry(from: source, to: target, step: "up").result
            try await compare(dump: targetDump, connection, step: "up")
            try await compare(rows: rows, connection, step: "up")
            // What is there may bear other names, where the server made them up.
            try await bench.carry(from: changed, to: source, step: "down", restoringNames: true)
            try await compare(dump: sourceDump, connection, step: "down")
            try await compare(rows: rows, connection, step: "down")
        }
    }

    private func dump(_ connection: any DatabaseConnection) async throws -> SchemaDump? {
        asksDump ? try await SchemaDump(of: connection) : nil
    }

    private func compare(
        dump expected: SchemaDump?, _ connection: any DatabaseConnection, step: String
    ) async throws {
        guard let expected,
            let found = try await dump(connection)?.leavingOutNames(madeUpIn: expected), found != expected
        else { return }
        throw PlanBench.Failure(step: "pg_dump after \(step)", details: found.difference(from: expected))
    }

    /// The rows of the columns that stay, one text for each table.
    private func rows(_ connection: any DatabaseConnection) async throws -> [String: String] {
        let queries = SampleRows(pair: pair).lastingColumns.map { table, columns in
            "SELECT \(literal(table)), string_agg(r::text, '\n' ORDER BY r::text)"
                + " FROM (SELECT ROW(\(columns.joined(separator: ", "))) AS r FROM \(table)) AS rows"
        }
        if queries.isEmpty { return [:] }
        let answer = try await connection.query(Statement(queries.joined(separator: "\nUNION ALL\n")))
        return Dictionary(uniqueKeysWithValues: answer.values.map { ($0[0].text ?? "", $0[1].text ?? "") })
    }

    private func literal(_ text: String) -> String { SQLText.literal(text) }

    private func compare(
        rows expected: [String: String], _ connection: any DatabaseConnection, step: String
    ) async throws {
        let found = try await rows(connection)
        for (table, rows) in expected where found[table] != rows {
            throw PlanBench.Failure(
                step: "rows after \(step)", details: "\(table):\n\(rows)\nbecame\n\(found[table] ?? "none")")
        }
    }
}
