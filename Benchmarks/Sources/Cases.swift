/// What is measured against what.
struct Cases {
    let tool: String
    let inputs: Inputs

    /// All comparisons, with their inputs made.
    func all() throws -> [Comparison] {
        let migrations = try inputs.writeMigrations(count: 1000)
        return try start() + sqlite(migrations) + postgres(migrations) + introspection()
    }

    private func start() -> [Comparison] {
        [
            Comparison(
                name: "--help", varve: Program(tool, "--help"), floorName: "psql --help",
                floor: Program("psql", "--help"))
        ]
    }

    private func sqlite(_ migrations: String) throws -> [Comparison] {
        let file = "\(inputs.folder)/applied.db"
        let url = "sqlite:\(file)"
        let up = Program(tool, "up", "--quiet", "--database", url, "--migrations", migrations)
        _ = try up.run()
        let script = try inputs.writeFloor(count: 1000, ledger: Self.sqliteLedger)
        let fresh = "\(inputs.folder)/fresh.db"
        return [
            Comparison(
                name: "no-op up, 1,000 applied, SQLite", varve: up, floorName: "sqlite3 reads the ledger",
                floor: Program("sqlite3", file, "SELECT * FROM varve_migrations")),
            Comparison(
                name: "up of 1,000, SQLite",
                varve: Program(
                    tool, "up", "--quiet", "--database", "sqlite:\(fresh)", "--migrations", migrations),
                floorName: "one sqlite3, a transaction each",
                floor: Program("sqlite3", fresh).reading(script),
                reset: { _ = try Program("rm", "-f", fresh).run() }),
        ]
    }

    private func postgres(_ migrations: String) throws -> [Comparison] {
        try recreate("applied")
        let up = upPostgres("applied", migrations)
        _ = try up.run()
        let script = try inputs.writeFloor(count: 1000, ledger: Self.postgresLedger)
        return [
            Comparison(
                name: "no-op up, 1,000 applied, PostgreSQL", varve: up, floorName: "psql reads the ledger",
                floor: Program("psql", "-qX", "-d", "applied", "-c", "SELECT * FROM varve_migrations")),
            Comparison(
                name: "up of 1,000, PostgreSQL", varve: upPostgres("fresh", migrations),
                floorName: "one psql, a transaction each",
                floor: Program("psql", "-qX", "-d", "fresh", "-f", script), reset: { try recreate("fresh") }),
        ]
    }

    private func introspection() throws -> [Comparison] {
        try [100, 1000].map { count in
            let name = "tables_\(count)"
            try recreate(name)
            let schema = try inputs.writeSchema(tables: count)
            _ = try Program("psql", "-qX1", "-d", name, "-f", schema).run()
            return Comparison(
                name: "pull of \(count) tables, PostgreSQL",
                varve: Program(tool, "pull", "--quiet", "--database", "postgresql:///\(name)"),
                floorName: "pg_dump -s", floor: Program("pg_dump", "-s", name))
        }
    }

    private func upPostgres(_ database: String, _ migrations: String) -> Program {
        Program(tool, "up", "--quiet", "--database", "postgresql:///\(database)", "--migrations", migrations)
    }

    private func recreate(_ database: String) throws {
        _ = try Program("dropdb", "--if-exists", "--force", database).run()
        _ = try Program("createdb", database).run()
    }
}

extension Cases {
    fileprivate static let sqliteLedger = """
        CREATE TABLE varve_migrations (version TEXT PRIMARY KEY, name TEXT, checksum TEXT, applied_at TEXT,
        duration_ms INTEGER, applied_by TEXT, tool_version TEXT, down_sql TEXT, finished_steps INTEGER) STRICT;

        """

    fileprivate static let postgresLedger = """
        CREATE TABLE varve_migrations (version text PRIMARY KEY, name text, checksum text, applied_at timestamptz,
        duration_ms bigint, applied_by text, tool_version text, down_sql text, finished_steps integer);

        """
}

extension Inputs {
    /// One file with what `up` does: each migration's statements and its row in the ledger, in a transaction each.
    func writeFloor(count: Int, ledger: String) throws -> String {
        let path = "\(folder)/floor-\(ledger.utf8.count).sql"
        var text = ledger
        for number in 1...count {
            text += """
                BEGIN;
                CREATE TABLE t\(number) (id integer PRIMARY KEY, name text NOT NULL);
                INSERT INTO varve_migrations VALUES ('\(number)', 't\(number)', 'x', '2026-01-01T00:00:00.000Z', 1, 'me',
                '1.0', 'DROP TABLE t\(number);', NULL);
                COMMIT;

                """
        }
        try write(text, to: path)
        return path
    }
}
