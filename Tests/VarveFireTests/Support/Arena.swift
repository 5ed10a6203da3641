import VarveDatabase
import VarveMigrations
import VarveTestSupport

/// A database on which the tool runs as a process of its own, and the migrations for it.
protocol Arena: Sendable {
    /// The database's kind.
    var dialect: any Dialect { get }

    /// Where the database is.
    var url: DatabaseURL { get }

    /// The folder of migrations.
    var migrations: String { get }

    /// Takes away what a run left, so that the database is as new.
    func reset() async throws

    /// What the engine itself finds wrong with the database.
    func damage(_ connection: any DatabaseConnection) async throws -> [String]
}

extension Arena {
    /// Starts the tool.
    ///
    /// - Parameters:
    ///   - url: Another way to the database.
    ///   - variables: Variables that disturb it.
    func start(
        _ command: Command, url: String? = nil, migrations: String? = nil, options: [String] = [],
        variables: [String: String] = [:]
    ) throws -> RunningProgram {
        let words = command.words + ["--migrations", migrations ?? self.migrations] + options
        let variables = variables.merging(["DATABASE_URL": url ?? self.url.unredacted]) { $1 }
        return try Program.varve().start(words, environment: variables)
    }

    /// Runs the tool undisturbed.
    func run(_ command: Command, url: String? = nil) async throws -> Program.Outcome {
        try await start(command, url: url).outcome()
    }

    /// Does something with a connection of the test's own.
    func connected<Value: Sendable>(
        _ mode: ConnectionMode = .write, _ work: (any DatabaseConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await dialect.connect(to: url, mode: mode)
        do {
            let value = try await work(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }
}

/// What the tool is told to do.
enum Command: CaseIterable {
    case up
    case down

    /// The words of the command line.
    var words: [String] { self == .up ? ["up"] : ["down", "--to", "0"] }
}
