import CSQLite3
import VarveCatalog
import VarveDatabase
import VarvePlanning

/// Everything that Varve knows of SQLite.
public struct SQLiteDialect: Dialect {
    /// Makes the dialect, which has no settings.
    public init() {}

    public var name: String { "sqlite" }

    public var schemes: [String] { ["sqlite", "sqlite3", "file"] }

    public func file(of url: DatabaseURL) -> String? {
        guard let location = try? SQLiteLocation(url), !location.isInMemory else { return nil }
        return location.path
    }

    /// The shell doesn't look at foreign keys, and what it dumps has rows before the rows that they refer to.
    public var scriptPreamble: [String] { ["PRAGMA foreign_keys = OFF"] }

    public var rules: any PlanningRules { SQLiteRules() }

    public func connect(
        to url: DatabaseURL, mode: ConnectionMode
    ) async throws(DatabaseError) -> any DatabaseConnection {
        let connection = SQLiteConnection()
        try await connection.open(SQLiteLocation(url), mode: mode)
        return connection
    }

    /// Major and minor version: a patch release describes a schema as the one before.
    public func engineVersion(_ connection: any DatabaseConnection) async throws(DatabaseError) -> String {
        Self.libraryVersion
    }

    static var libraryVersion: String {
        String(cString: sqlite3_libversion()).split(separator: ".").prefix(2).joined(separator: ".")
    }

    public func startScratch(_ options: ScratchOptions) async throws(DatabaseError) -> any ScratchServer {
        SQLiteScratch()
    }

    public func quote(identifier: String) -> String { Quoting.identifier(identifier) }

    public func quote(literal: String) -> String { Quoting.literal(literal) }

    public func qualify(_ path: [String], kind: ObjectKind) -> [String] {
        // `main` is where everything is that Varve looks at.
        path.count > 1 && path[0].lowercased() == "main" ? Array(path.dropFirst()) : path
    }

    public func display(_ path: [String]) -> String { path.joined(separator: ".") }
}
