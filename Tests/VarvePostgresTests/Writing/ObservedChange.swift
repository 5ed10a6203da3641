import BlueprintTestSupport
import VarveCatalog
import VarveDatabase

@testable import VarvePostgres

extension ChangeCase {
    /// Goes up and down on every server, and lets `pg_dump` and a query for rows judge both ends.
    ///
    /// - Parameters:
    ///   - query: What must give the same before, in between and afterwards.
    ///   - version: The major version without which a server is left out.
    func runObserved(query: String? = nil, since version: Int = 0) async throws {
        for server in SharedServer.all where server.major >= version {
            let (target, targetDump) = try await server.withDatabase { connection in
                let bench = PlanBench(connection: connection)
                try await bench.load(both + second)
                return (try await bench.introspect(), try await SchemaDump(of: connection))
            }
            try await server.withDatabase { connection in
                let bench = PlanBench(connection: connection)
                try await bench.load(both + first)
                let source = try await bench.introspect()
                let sourceDump = try await SchemaDump(of: connection)
                try await bench.load(rows)
                let expected = try await Self.answer(query, connection)
                for (step, from, to, dump) in [
                    ("up", source, target, targetDump), ("down", target, source, sourceDump),
                ] {
                    let step = "\(step) on \(server.testDescription)"
                    let groups = try await bench.carry(from: from, to: to, step: step).groups
                    let script = groups.flatMap(\.statements).joined(separator: ";\n")
                    let found = try await SchemaDump(of: connection)
                    if found != dump {
                        throw PlanBench.Failure(
                            step: "pg_dump after \(step)",
                            details: found.difference(from: dump) + "\n\nafter\n" + script)
                    }
                    let answer = try await Self.answer(query, connection)
                    if answer != expected {
                        throw PlanBench.Failure(
                            step: "rows after \(step)",
                            details: "\(expected)\nbecame\n\(answer)\n\nafter\n\(script)")
                    }
                }
            }
        }
    }

    private static func answer(_ query: String?, _ connection: any DatabaseConnection) async throws
        -> [String]
    {
        guard let query else { return [] }
        return try await connection.query(Statement(query)).values.map { row in
            row.map { $0.text ?? "" }.joined(separator: "|")
        }
    }
}
