import VarveCatalog
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
        try await entriesIfAny() ?? []
    }

    /// What was applied; makes the table where it is missing.
    ///
    /// Rows are read after that too: PostgreSQL may answer from a cache that the table is missing when another runner
    /// has made it between our BEGIN and our lock.
    func entriesMakingTable() async throws(MigrationError) -> [LedgerEntry] {
        if let entries = try await entriesIfAny() { return entries }
        do {
            try await connection.execute(Statement(dialect.ledgerDefinition(named: name)))
        } catch {
            throw .database(error)
        }
        return try await read()
    }

    private func entriesIfAny() async throws(MigrationError) -> [LedgerEntry]? {
        do {
            guard try await dialect.hasLedger(connection, named: name) else { return nil }
        } catch {
            throw .database(error)
        }
        return try await read()
    }

    private func read() async throws(MigrationError) -> [LedgerEntry] {
        let rows: Rows
        do {
            rows = try await connection.query(Statement("SELECT \(Self.columns) FROM \(table)"))
        } catch {
            throw .database(error)
        }
        var entries: [LedgerEntry] = []
        for row in rows { entries.append(try entry(row)) }
        return entries.sorted { $0.version < $1.version }
    }

    private static let columns =
        "version, name, checksum, applied_at, duration_ms, applied_by, tool_version, down_sql, finished_steps"

    /// Qualified, since a migration may change where the session looks for names, as the dumps of pg_dump do.
    private var table: String {
        dialect.qualify([name], kind: .table).map(dialect.quote(identifier:)).joined(separator: ".")
    }

    private func entry(_ row: [DatabaseValue]) throws(MigrationError) -> LedgerEntry {
        guard row.count == 9, let version = row[0].text.flatMap({ MigrationVersion($0) }) else {
            throw .malformedLedger(table: name, reason: "a version in it is not a number")
        }
        let appliedAt = row[3].text ?? ""
        let checksum = row[2].text ?? ""
        let isStepBegun = checksum.hasSuffix(LedgerEntry.beginMark)
        return LedgerEntry(
            version: version, name: row[1].text ?? "",
            checksum: isStepBegun ? String(checksum.dropLast()) : checksum,
            appliedAt: Timestamp(appliedAt)?.rfc3339 ?? appliedAt, milliseconds: row[4].integer ?? 0,
            appliedBy: row[5].text ?? "", toolVersion: row[6].text ?? "", downSQL: row[7].text,
            finishedSteps: row[8].integer.map(Int.init), isStepBegun: isStepBegun)
    }
}

extension Ledger {
    /// The statement that records a migration.
    func insertion(_ entry: LedgerEntry) -> Statement {
        Statement(
            "INSERT INTO \(table) (\(Self.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            [
                .text(entry.version.text), .text(entry.name), .text(entry.checksum), .text(entry.appliedAt),
                .integer(entry.milliseconds), .text(entry.appliedBy), .text(entry.toolVersion),
                entry.downSQL.map(DatabaseValue.text) ?? .null,
                entry.finishedSteps.map { .integer(Int64($0)) } ?? .null,
            ])
    }

    /// The statement that takes a migration out. The version is written as the row has it.
    func removal(_ version: MigrationVersion) -> Statement {
        Statement("DELETE FROM \(table) WHERE version = $1", [.text(version.text)])
    }

    /// The statement that records how far a migration without a transaction is.
    func progress(of step: RunStep, finished: Int) -> Statement {
        switch step.direction {
        case .up:
            Statement(
                "UPDATE \(table) SET finished_steps = $1, checksum = $2 WHERE version = $3",
                [
                    .integer(Int64(finished)), .text(step.checksum(ofFirst: finished)),
                    .text(step.version.text),
                ])
        case .down:
            Statement(
                "UPDATE \(table) SET finished_steps = $1 WHERE version = $2",
                [.integer(Int64(-finished)), .text(step.version.text)])
        }
    }

    /// The statement that records that the next statement begins, or that nothing is left of it.
    func mark(_ step: RunStep, finished: Int, isSet: Bool) -> Statement {
        let base = step.direction == .up ? step.checksum(ofFirst: finished) : step.checksum
        return Statement(
            "UPDATE \(table) SET checksum = $1 WHERE version = $2",
            [.text(isSet ? base + LedgerEntry.beginMark : base), .text(step.version.text)])
    }

    /// The statement that records that a migration without a transaction is applied.
    func completion(of step: RunStep, milliseconds: Int64) -> Statement {
        Statement(
            "UPDATE \(table) SET finished_steps = NULL, checksum = $1, applied_at = $2, "
                + "duration_ms = duration_ms + $3, down_sql = $4 WHERE version = $5",
            [
                .text(step.checksum), .text(Timestamp.now.rfc3339), .integer(milliseconds),
                step.downSQL.map(DatabaseValue.text) ?? .null, .text(step.version.text),
            ])
    }
}
