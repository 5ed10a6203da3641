import VarveDatabase

/// The table in which a database keeps what was applied to it.
public struct Ledger: Sendable {
    /// The table's name where the user sets none.
    public static let defaultName = "varve_migrations"

    let dialect: any Dialect
    let connection: any DatabaseConnection
    let name: String

    /// Names the ledger of a database.
    public init(dialect: any Dialect, connection: any DatabaseConnection, name: String = Ledger.defaultName) {
        self.dialect = dialect
        self.connection = connection
        self.name = name
    }

    /// What was applied, by number; nothing where there is no ledger yet.
    public func entries() async throws(MigrationError) -> [LedgerEntry] {
        []
    }
}
