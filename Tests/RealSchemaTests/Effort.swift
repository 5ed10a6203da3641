import BlueprintTestSupport
import FoundationEssentials
import VarveTestSupport

/// How much the tests do: all of it takes longer than a test run should, so some is done only where `REAL_SCHEMAS=all` asks
/// for it.
enum Effort {
    /// Whether each schema is tried on every server, and each declaration compiled.
    static let isFull = ProcessInfo.processInfo.environment["REAL_SCHEMAS"] == "all"

    /// What the names of schemas and upgrades begin with that are tried, where only some are: `REAL_SCHEMA=mlflow`.
    private static let beginning = ProcessInfo.processInfo.environment["REAL_SCHEMA"] ?? ""

    /// Those that are tried.
    static func chosen<Named: CustomStringConvertible>(_ all: [Named]) -> [Named] {
        all.filter { $0.description.hasPrefix(beginning) }
    }

    /// The servers on which a schema is tried: of those that have what it needs one, in turns, where not all is done.
    static func servers(for schema: RealSchema) async throws -> [TestServer] {
        var able: [TestServer] = []
        for server in TestServer.postgres where try await server.offers(schema.extensions) {
            able.append(server)
        }
        guard !able.isEmpty else {
            throw ProgramFailure(description: "no server here can have \(schema.name)")
        }
        return chosen(of: able, for: schema.name)
    }

    /// The servers on which something of a name is tried.
    static func servers(for name: String) -> [TestServer] { chosen(of: TestServer.postgres, for: name) }

    private static func chosen(of servers: [TestServer], for name: String) -> [TestServer] {
        guard !isFull, !servers.isEmpty else { return servers }
        return [servers[name.utf8.reduce(0) { $0 &+ Int($1) } % servers.count]]
    }
}

extension TestServer {
    /// Whether all of some extensions can be created.
    fileprivate func offers(_ extensions: Set<String>) async throws -> Bool {
        if extensions.isEmpty { return true }
        return try await withDatabase { try await $0.connection.offers(extensions) }
    }
}
