import VarveDatabase
import VarvePostgres
import VarveSQLite

/// A blueprint on one kind of database.
struct Blueprint: Sendable {
    /// Its folder's name.
    let name: String
    /// The folder of its migrations, inside its own.
    let migrations: String
    /// The kind of database.
    let dialect: any Dialect

    /// Where its database is made.
    let place: Place

    enum Place {
        /// A file in the output folder.
        case file
        /// A private server that ends with the program.
        case server
    }

    /// Every blueprint, on every kind of database that it is for.
    static let all = [
        Blueprint(name: "AppPlatform", migrations: "migrations", dialect: PostgresDialect(), place: .server),
        Blueprint(name: "Webhooks", migrations: "migrations", dialect: PostgresDialect(), place: .server),
        Blueprint(name: "Workspaces", migrations: "migrations", dialect: SQLiteDialect(), place: .file),
        Blueprint(
            name: "BalanceKitchen", migrations: "migrations", dialect: PostgresDialect(), place: .server),
        Blueprint(
            name: "LinkScanner", migrations: "migrations/sqlite", dialect: SQLiteDialect(), place: .file),
        Blueprint(
            name: "LinkScanner", migrations: "migrations/postgresql", dialect: PostgresDialect(),
            place: .server),
    ]
}
