import VarveDatabase

/// A folder of small migrations, and the same work written for psql or sqlite3.
struct MigrationFiles {
    let count: Int

    /// Writes the folder: a file for each half.
    func write(to folder: String) throws {
        for number in 1...count {
            let stem = "\(folder)/\(version(number))_add_t\(number)"
            let comment = "-- purpose: keep the things of kind \(number)\n\n"
            try WorkFolder.write(comment + up(number), to: stem + ".up.sql")
            try WorkFolder.write(down(number), to: stem + ".down.sql")
        }
    }

    /// Writes what `up` comes down to: the ledger's table; then of each migration the statements and a row of the
    /// ledger like those that Varve writes, in a transaction of its own.
    func writeUpScript(to path: String, dialect: any Dialect) throws {
        try WorkFolder.write(to: path) { write in
            write(dialect.ledgerDefinition(named: "varve_migrations") + ";\n")
            for number in 1...count { write("BEGIN;\n\(up(number))\(insertion(number))COMMIT;\n") }
        }
    }

    /// Writes what `down` comes down to, the newest migration first.
    func writeDownScript(to path: String) throws {
        try WorkFolder.write(to: path) { write in
            for number in (1...count).reversed() {
                let deletion = "DELETE FROM varve_migrations WHERE version = '\(version(number))';\n"
                write("BEGIN;\n\(down(number))\(deletion)COMMIT;\n")
            }
        }
    }

    private func up(_ number: Int) -> String {
        "CREATE TABLE t\(number) (id integer PRIMARY KEY, name text NOT NULL, made_at text);\n"
    }

    private func down(_ number: Int) -> String { "DROP TABLE t\(number);\n" }

    private func insertion(_ number: Int) -> String {
        let checksum = String(repeating: "0123456789abcdef", count: 4)
        return """
            INSERT INTO varve_migrations (version, name, checksum, applied_at, duration_ms, applied_by,
              tool_version, down_sql, finished_steps)
            VALUES ('\(version(number))', 'add_t\(number)', '\(checksum)', '2026-01-01T00:00:00.000Z', 1,
              'postgres@localhost', '1.0.0', 'DROP TABLE t\(number);', NULL);

            """
    }

    private func version(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }
}
