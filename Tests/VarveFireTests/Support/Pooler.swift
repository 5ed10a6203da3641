import FoundationEssentials
import VarveDatabase
import VarveTestSupport

@testable import VarvePostgres

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// pgbouncer in transaction mode before a server. It ends with the process.
final class Pooler: Sendable {
    static let port = 6432

    /// The folder of its socket.
    let folder: TemporaryFolder
    private let lifeline: FileHandle

    /// Starts it.
    ///
    /// - Parameter size: How many server connections it keeps for each database.
    init(before server: DurableServer, size: Int) async throws {
        let places = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"]
        guard let program = places.first(where: { access($0, X_OK) == 0 }) else {
            throw ProgramFailure(description: "pgbouncer is not installed: run script/setup --test")
        }
        folder = try TemporaryFolder()
        try folder.write("settings.ini", Self.settings(server, size: size, folder: folder.path))
        guard chown(folder.path, server.account.user, server.account.group) == 0 else {
            throw ProgramFailure(description: "\(folder.path) can't be handed over: \(systemMessage())")
        }
        let pipe = try Pipe()
        let log = try FileHandle(creating: folder("log"))
        let script = """
            trap : HUP INT TERM
            "$1" -q "$2" </dev/null &
            read -r line
            kill $!
            wait $!
            """
        _ = try ChildProcess(
            server.account.command(running: script, arguments: [program, folder("settings.ini")]),
            files: [0: pipe.reading, 1: log, 2: log])
        lifeline = pipe.writing
        try await waitUntilReady()
    }

    private static func settings(_ server: DurableServer, size: Int, folder: String) -> String {
        """
        [databases]
        * = host=\(server.folder) port=\(DurableServer.port) user=postgres
        [pgbouncer]
        listen_addr =
        listen_port = \(port)
        unix_socket_dir = \(folder)
        auth_type = any
        pool_mode = transaction
        default_pool_size = \(size)
        max_client_conn = 500
        ignore_startup_parameters = extra_float_digits

        """
    }

    private func waitUntilReady() async throws {
        let url = try DatabaseURL(
            "postgresql:///postgres?host=\(folder.path)&port=\(Self.port)&user=postgres")
        let deadline = ContinuousClock.now + .seconds(20)
        var reason = ""
        while ContinuousClock.now < deadline {
            do {
                let connection = try await PostgresDialect().connect(to: url, mode: .read)
                await connection.close()
                return
            } catch {
                reason = error.message
                try await Task.sleep(for: .milliseconds(10))
            }
        }
        throw ProgramFailure(description: "pgbouncer does not start: \(reason) \(try folder.read("log"))")
    }
}
