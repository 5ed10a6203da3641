import VarveDatabase
import VarvePostgres
import VarveSQLite

/// A kind of database on which migrations are run, and the program that does as little as possible there.
struct MigrationEngine {
    let name: String
    let dialect: any Dialect
    /// What the no-op `up` may cost.
    let noOpTarget: Double
    /// The name of the floor's program.
    let client: String
    /// Databases: one to which all is applied, and one that is made anew for each run.
    let appliedURL: String
    let freshURL: String
    /// Reads the ledger of the applied database.
    let readLedger: Program
    /// Runs a file on the fresh database.
    let run: (_ script: String) -> Program
    /// Makes the fresh database an empty one.
    let empty: () throws -> Void
    /// Makes the fresh database a copy of the applied one.
    let restore: () throws -> Void
    /// What comes before and after applying all to the applied database.
    let prepare: () throws -> Void
    let settle: () throws -> Void

    static func sqlite(_ fixtures: Fixtures) -> MigrationEngine {
        let (applied, fresh) = (fixtures.folder["applied.db"], fixtures.folder["fresh.db"])
        return MigrationEngine(
            name: "SQLite", dialect: SQLiteDialect(), noOpTarget: 2, client: "sqlite3",
            appliedURL: "sqlite:\(applied)", freshURL: "sqlite:\(fresh)",
            readLedger: Program("sqlite3", applied, "SELECT * FROM varve_migrations"),
            run: { Program("sqlite3", "-bail", fresh).reading($0) },
            empty: { try fixtures.remove(fresh) },
            restore: { try fixtures.copy(applied, to: fresh) },
            prepare: { try fixtures.remove(applied) }, settle: {})
    }

    static func postgres(_ fixtures: Fixtures) -> MigrationEngine {
        MigrationEngine(
            name: "PostgreSQL", dialect: PostgresDialect(), noOpTarget: 1.3, client: "psql",
            appliedURL: Fixtures.url("applied"), freshURL: Fixtures.url("fresh"),
            readLedger: Program("psql", "-qXAt", "-d", "applied", "-c", "SELECT * FROM varve_migrations"),
            run: { fixtures.psql("fresh", file: $0) },
            empty: { try fixtures.recreate("fresh") },
            restore: { try fixtures.recreate("fresh", from: "applied") },
            prepare: { try fixtures.recreate("applied") },
            settle: { try fixtures.settle("applied") })
    }
}
