import Synchronization
import VarveDatabase
import VarveTestSupport

@testable import VarvePostgres

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A PostgreSQL server with its usual settings, durability included, so that an immediate restart is a real crash.
/// It ends with the process.
final class DurableServer: Sendable {
    static let port = 5432

    /// The server that tests share which leave it running.
    static let shared = Task { try await DurableServer() }

    /// The folder of its socket and data.
    let folder: String
    /// The account that it runs under, since it refuses to be root.
    let account: ServerAccount
    private let installation: Installation
    /// A shell that cleans up when this end of its pipe closes, however this process ends.
    private let lifeline: FileHandle
    private let databases = Mutex(0)

    init() async throws {
        installation = try Installation.find(major: nil)
        account = try ServerAccount.current()
        folder = try Self.makeFolder(for: account)
        lifeline = try Self.startGuardian(installation, account, folder)
        try await run(
            "initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"])
        let settings = "-c listen_addresses= -c unix_socket_directories=\(folder) -c max_connections=300"
        try await control(["start", "-o", settings])
    }

    private var data: String { folder + "/data" }

    /// The way to a database.
    func url(database: String) -> String {
        "postgresql:///\(database)?host=\(folder)&port=\(Self.port)&user=postgres"
    }

    /// The socket that it listens on.
    var socket: String { "\(folder)/.s.PGSQL.\(Self.port)" }

    /// Crashes the server, starts it again and waits until it has recovered.
    func crash() async throws {
        try await control(["restart", "-m", "immediate"])
    }

    /// The same, blocking the thread.
    func crashNow() throws {
        try runNow("pg_ctl", words(["restart", "-m", "immediate"]))
    }

    /// A new database.
    func makeArena(migrations: String = Fixture.migrations("postgresql")) async throws -> PostgresArena {
        let name = "fire\(databases.withLock { $0 += 1; return $0 })"
        try await administer("CREATE DATABASE \"\(name)\"")
        return try PostgresArena(self, name: name, migrations: migrations)
    }

    /// Runs statements that must each stand alone.
    func administer(_ statements: String...) async throws {
        let connection = try await PostgresDialect().connect(
            to: DatabaseURL(url(database: "postgres")), mode: .write)
        for statement in statements { try await connection.execute(Statement(statement)) }
        await connection.close()
    }

    private func control(_ action: [String]) async throws {
        try await run("pg_ctl", words(action))
    }

    private func words(_ action: [String]) -> [String] {
        ["-D", data, "-l", folder + "/log", "-w", "-s"] + action
    }

    private func run(_ program: String, _ arguments: [String]) async throws {
        try await Worker().run { try self.runNow(program, arguments) }
    }

    private func runNow(_ program: String, _ arguments: [String]) throws {
        let command = try account.command(
            running: #"cd "$1" && shift && exec "$@""#,
            arguments: [folder, installation.program(program)] + arguments)
        let (succeeded, output) = try ChildProcess.run(command)
        guard succeeded else { throw ProgramFailure(description: "\(program) fails: \(output)") }
    }
}

extension DurableServer {
    private static func makeFolder(for account: ServerAccount) throws -> String {
        var template = Array("/tmp/varve-fire-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw ProgramFailure(description: "no folder can be made: \(systemMessage())")
        }
        let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard chmod(path, 0o755) == 0, chown(path, account.user, account.group) == 0 else {
            throw ProgramFailure(description: "\(path) can't be handed over: \(systemMessage())")
        }
        return path
    }

    private static func startGuardian(
        _ installation: Installation, _ account: ServerAccount, _ folder: String
    ) throws -> FileHandle {
        let pipe = try Pipe()
        let script = """
            trap : HUP INT TERM
            read -r line
            "$1" -D "$2/data" -m immediate -s stop
            rm -rf "$2"
            """
        _ = try ChildProcess(
            account.command(running: script, arguments: [installation.program("pg_ctl"), folder]),
            files: [0: pipe.reading])
        return pipe.writing
    }
}
