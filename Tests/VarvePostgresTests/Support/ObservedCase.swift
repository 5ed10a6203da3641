import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveDatabase

@testable import VarvePostgres

/// A step from one schema to another that is watched by `pg_dump` too, and the second schema from nothing and back.
struct ObservedCase: Sendable, CustomTestStringConvertible {
    let name: String
    /// What both schemas have.
    var both: [String] = []
    let first: [String]
    let second: [String]
    /// The oldest version that has all of it.
    var since = 0
    /// The extensions without which a server is left out.
    var extensions: [String] = []

    init(
        _ name: String, both: [String] = [], _ first: [String], _ second: [String], since: Int = 0,
        extensions: [String] = []
    ) {
        self.name = name
        self.both = both
        self.first = first
        self.second = second
        self.since = since
        self.extensions = extensions
    }

    var testDescription: String { name }

    /// Goes up and down, on every server.
    func run() async throws {
        for server in SharedServer.all where server.major >= since {
            guard try await server.offers(extensions) else { continue }
            try await step(both + first, both + second, on: server)
            try await PlanBench.roundTrip([], both + second, on: [server])
        }
    }

    private func step(_ first: [String], _ second: [String], on server: SharedServer) async throws {
        let (target, targetDump) = try await server.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(second)
            return (try await bench.introspect(), try await SchemaDump(of: connection))
        }
        try await server.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(first)
            let source = try await bench.introspect()
            let sourceDump = try await SchemaDump(of: connection)
            try await bench.carry(from: source, to: target, step: "up on \(server.testDescription)")
            try await compare(targetDump, connection, "up on \(server.testDescription)")
            try await bench.carry(from: target, to: source, step: "down on \(server.testDescription)")
            try await compare(sourceDump, connection, "down on \(server.testDescription)")
        }
    }

    private func compare(
        _ expected: SchemaDump, _ connection: any DatabaseConnection, _ step: String
    ) async throws {
        let found = try await SchemaDump(of: connection)
        guard found != expected else { return }
        throw PlanBench.Failure(step: "pg_dump after \(step)", details: found.difference(from: expected))
    }
}
