import Testing
import VarveCatalog
import VarveDatabase
import VarveMigrations

/// A database that a test looks at and tries its rules on.
public struct LiveDatabase: Sendable {
    /// The kind of database.
    public let dialect: any Dialect
    /// Where it is.
    public let url: DatabaseURL
    /// An open connection to it.
    public let connection: any DatabaseConnection

    /// Takes an open database.
    public init(dialect: any Dialect, url: DatabaseURL, connection: any DatabaseConnection) {
        self.dialect = dialect
        self.url = url
        self.connection = connection
    }

    /// Runs statements that must work, one after the other, and gives the rows of the last.
    @discardableResult
    public func run(_ statements: String...) async throws -> Rows {
        var rows = Rows(columns: [], values: [])
        for statement in statements { rows = try await connection.query(Statement(statement)) }
        return rows
    }

    /// The first value of a query as text; `nil` for NULL and where there is no row.
    public func text(_ query: String) async throws -> String? {
        switch try await run(query).first {
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): String(number)
        default: nil
        }
    }

    /// Makes a schema from SQL.
    public func apply(script: String) async throws {
        let statements = try dialect.split(SQLScript(name: "test", text: script))
        try await connection.execute(statements.map { Statement($0.sql) })
    }

    /// Brings the database to the last of some migrations, or to the one with a number.
    public func migrate(_ folder: MigrationFolder, to version: MigrationVersion? = nil) async throws {
        _ = try await runner.up(folder, UpOptions(to: version))
    }

    /// A runner for the database.
    public var runner: Runner {
        Runner(dialect: dialect, connection: connection, settings: RunnerSettings(toolVersion: "test"))
    }
}
