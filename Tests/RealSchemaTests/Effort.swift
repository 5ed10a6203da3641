import BlueprintTestSupport
import FoundationEssentials

/// How much the tests do: all of it takes longer than a test run should, so some is done only where `REAL_SCHEMAS=all` asks
/// for it.
enum Effort {
    /// Whether each schema is tried on every server, and each declaration compiled.
    static let isFull = ProcessInfo.processInfo.environment["REAL_SCHEMAS"] == "all"

    /// The servers on which a schema is tried: one of them, in turns, where not all is done.
    static func servers(for name: String) -> [TestServer] {
        let servers = TestServer.postgres
        guard !isFull, !servers.isEmpty else { return servers }
        return [servers[name.utf8.reduce(0) { $0 &+ Int($1) } % servers.count]]
    }
}
