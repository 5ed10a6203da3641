import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning

@testable import VarvePostgres

/// Turns one schema into another and back on a real server, and looks at what came of it.
struct PlanBench: Sendable {
    let dialect = PostgresDialect()
    let connection: any DatabaseConnection

    /// What went wrong on the way.
    struct Failure: Error, CustomStringConvertible {
        let step: String
        let details: String
        /// The server's code, where it refused something.
        var code: String?
        var description: String { "\(step):\n\(details)" }
    }

    /// Runs statements in one transaction.
    func load(_ statements: [String]) async throws {
        try await run([StatementGroup(statements)], step: "loading")
    }

    func introspect() async throws -> Catalog {
        try await dialect.introspect(connection)
    }

    /// The plan from what is there to a catalog, written as SQL.
    ///
    /// - Parameter restoringNames: Whether it is the way back of a plan from the catalog to what is there.
    func script(
        from source: Catalog, to target: Catalog, restoringNames: Bool = false
    ) throws -> [StatementGroup] {
        try dialect.script(for: plan(from: source, to: target, restoringNames: restoringNames))
    }

    func plan(from source: Catalog, to target: Catalog, restoringNames: Bool = false) throws -> Plan {
        try Planner(rules: dialect.rules).plan(from: source, to: target, restoringNames: restoringNames)
    }

    /// Runs each group in a transaction of its own.
    func run(_ groups: [StatementGroup], step: String) async throws {
        for group in groups {
            do {
                try await connection.execute(
                    ["BEGIN"] + group.statements.map { Statement($0) } + ["COMMIT"])
            } catch {
                try? await connection.execute("ROLLBACK")
                let script = groups.map { $0.statements.joined(separator: ";\n") }.joined(
                    separator: "\n-- then\n")
                throw Failure(
                    step: step, details: "\(error)\n\(error.statement ?? "")\n\nin\n\(script)",
                    code: error.nativeCode)
            }
        }
    }

    /// Carries the database over to a catalog, and checks that nothing is left to do.
    ///
    /// - Returns: What was executed, and what is there now: the same but for names that the server made up.
    @discardableResult
    func carry(
        from source: Catalog, to target: Catalog, step: String, restoringNames: Bool = false
    ) async throws -> (groups: [StatementGroup], result: Catalog) {
        let groups: [StatementGroup]
        do {
            groups = try script(from: source, to: target, restoringNames: restoringNames)
        } catch {
            throw Failure(step: "planning \(step)", details: "\(error)")
        }
        try await run(groups, step: step)
        let result = try await introspect()
        if await Planner(rules: dialect.rules).areAlike(result, target) { return (groups, result) }
        // A change for which no statement is written is one all the same.
        let rest = try plan(from: result, to: target)
        guard rest.isEmpty else {
            throw Failure(
                step: "\(step) left a difference",
                details: try rest.changes.compactMap { ($0.after ?? $0.before)?.id.description }
                    .joined(separator: "\n") + "\n"
                    + script(from: result, to: target).flatMap(\.statements).joined(separator: ";\n")
                    + "\n\nafter\n" + groups.flatMap(\.statements).joined(separator: ";\n"))
        }
        return (groups, result)
    }

    /// The catalog that some statements make, found out in a database of their own.
    static func catalog(of statements: [String], on server: SharedServer) async throws -> Catalog {
        try await server.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(statements)
            return try await bench.introspect()
        }
    }

    /// Gives an object of a schema its new name and its old one back, and looks each time whether it has just that.
    static func renameAndBack(_ rename: Rename, in schema: [String]) async throws {
        try await SharedServer.any.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(schema)
            let before = try await bench.introspect()
            try await bench.run(try bench.script(renaming: rename), step: "renaming")
            let after = try await bench.introspect()
            #expect(before[rename.from] != nil && before[rename.to] == nil)
            #expect(after[rename.from] == nil && after[rename.to] != nil)
            try await bench.run(try bench.script(renaming: rename.inverse), step: "renaming back")
            #expect(try await bench.introspect() == before)
        }
    }

    /// Makes the first schema, turns it into the second and back, on every server.
    ///
    /// - Parameters:
    ///   - rows: Statements that put in rows before.
    ///   - extensions: The extensions without which a server is left out.
    ///   - version: The first major version on which there must be something to do: a plan that is empty, since nobody
    ///     looked for the difference, would pass.
    ///   - servers: Where it is tried.
    static func roundTrip(
        _ first: [String], _ second: [String], rows: [String] = [], extensions: [String] = [],
        differsSince version: Int = 0, on servers: [SharedServer] = SharedServer.all
    )
        async throws
    {
        for server in servers where try await server.offers(extensions) {
            let target = try await catalog(of: second, on: server)
            try await server.withDatabase { connection in
                let bench = PlanBench(connection: connection)
                try await bench.load(first)
                let source = try await bench.introspect()
                try await bench.load(rows)
                let step = "up on \(server.testDescription)"
                let groups = try await bench.carry(from: source, to: target, step: step).groups
                if server.major >= version, groups.allSatisfy(\.statements.isEmpty) {
                    throw Failure(step: step, details: "no difference is seen")
                }
                try await bench.carry(from: target, to: source, step: "down on \(server.testDescription)")
            }
        }
    }
}
