import FoundationEssentials
import Synchronization
import VarveDatabase
import VarveTestSupport

@testable import VarvePostgres

/// A PostgreSQL 15 with pg_cron loaded and pg_partman at hand, both of Debian, and neither made in a database yet. It ends
/// when it is released.
final class ExtensionServer: Sendable {
    /// The server that tests share. It ends with the process.
    static let shared = Task { try await ExtensionServer() }

    private let folder: String
    private let installation: Installation
    private let account: ServerAccount
    /// A shell that cleans up when this end of its pipe closes, however this process ends.
    private let lifeline: FileHandle

    init() async throws {
        installation = try Installation.find(major: "15")
        account = try ServerAccount.current()
        folder = try Self.makeFolder(for: account)
        lifeline = try Self.startGuardian(installation, account, folder)
        try run(
            "initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"])
        try control(["start", "-o", Self.settings(folder)])
    }

    /// The launcher of pg_cron works from the database postgres and connects through the socket.
    private static func settings(_ folder: String) -> String {
        [
            "listen_addresses=", "unix_socket_directories=\(folder)", "fsync=off", "max_connections=50",
            "shared_preload_libraries=pg_cron", "cron.database_name=postgres", "cron.host=\(folder)",
        ].map { "-c \($0)" }.joined(separator: " ")
    }

    /// The way to a database.
    func url(_ database: String = "postgres") throws -> DatabaseURL {
        try DatabaseURL("postgresql:///\(database)?host=\(folder)&user=postgres")
    }

    /// Makes a database and gives the way to it.
    func makeDatabase(_ name: String) async throws -> DatabaseURL {
        try await execute("CREATE DATABASE \"\(name)\"")
        return try url(name)
    }

    /// Starts the server anew, which runs the jobs that are for that moment.
    func restart() throws {
        try control(["restart", "-m", "fast"])
    }

    /// Runs statements in a database, each by itself.
    func execute(_ statements: String..., in database: String = "postgres") async throws {
        try await connected(to: database) { connection in
            for statement in statements { try await connection.execute(Statement(statement)) }
        }
    }

    /// The rows of a query.
    func rows(_ query: String, in database: String = "postgres") async throws -> [[String?]] {
        try await connected(to: database) { connection in
            try await connection.query(Statement(query)).map { row in
                row.map { value in value.text ?? value.integer.map(String.init) }
            }
        }
    }

    private func connected<Value: Sendable>(
        to database: String, _ work: (any DatabaseConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await PostgresDialect().connect(to: url(database), mode: .write)
        do {
            let value = try await work(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }

    private var data: String { folder + "/data" }

    private func control(_ action: [String]) throws {
        try run("pg_ctl", ["-D", data, "-l", folder + "/log", "-w", "-s"] + action)
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        let command = try account.command(
            running: #"cd "$1" && shift && exec "$@""#,
            arguments: [folder, installation.program(program)] + arguments)
        let (succeeded, output) = try ChildProcess.run(command)
        guard succeeded else { throw ProgramFailure(description: "\(program) fails: \(output)") }
    }

    private static func makeFolder(for account: ServerAccount) throws -> String {
        let path =
            FileManager.default.temporaryDirectory.path + "/varve-extensions-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [
                .posixPermissions: 0o755, .ownerAccountID: account.user, .groupOwnerAccountID: account.group,
            ])
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
