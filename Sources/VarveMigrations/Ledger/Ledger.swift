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
        try await read(.all) ?? []
    }

    /// What an entry is read for.
    enum Extent {
        /// How a migration stands.
        case states
        /// Everything but the down half, which may be long.
        case details
        /// Everything.
        case all
    }

    /// What was applied, by number; `nil` where there is no ledger yet.
    func read(_ extent: Extent) async throws(MigrationError) -> [LedgerEntry]? {
        let query = Statement("SELECT \(Self.columns(extent)) FROM \(table)")
        let rows: Rows?
        do {
            rows = try await dialect.rows(ofLedger: name, query, on: connection)
        } catch  where error.code == .syntax || error.code == .refused {
            throw .malformedLedger(table: name, reason: error.message)
        } catch {
            throw .database(error)
        }
        guard let rows else { return nil }
        var entries: [LedgerEntry] = []
        entries.reserveCapacity(rows.count)
        for row in rows { entries.append(try entry(row)) }
        return entries.sorted { $0.version < $1.version }
    }

    /// What was applied; makes the table first.
    ///
    /// Not only where it is known to be missing: PostgreSQL may say so from a cache when another runner has made it
    /// between our BEGIN and our lock.
    func makeTableAndRead(_ extent: Extent) async throws(MigrationError) -> [LedgerEntry] {
        do {
            try await connection.execute(Statement(dialect.ledgerDefinition(named: name)))
        } catch {
            throw .database(error)
        }
        return try await read(extent) ?? []
    }

    private static let columns =
        "version, name, checksum, finished_steps, applied_at, duration_ms, applied_by, tool_version, down_sql"

    private static func columns(_ extent: Extent) -> String {
        switch extent {
        case .states: "version, name, checksum, finished_steps"
        case .details:
            "version, name, checksum, finished_steps, applied_at, duration_ms, applied_by, tool_version"
        case .all: columns
        }
    }

    /// Qualified, since a migration may change where the session looks for names, as the dumps of pg_dump do.
    private var table: String {
        dialect.qualify([name], kind: .table).map(dialect.quote(identifier:)).joined(separator: ".")
    }

    private func entry(_ row: [DatabaseValue]) throws(MigrationError) -> LedgerEntry {
        guard row.count >= 4, let version = row[0].text.flatMap({ MigrationVersion($0) }) else {
            throw .malformedLedger(table: name, reason: "a version in it is not a number")
        }
        let checksum = row[2].text ?? ""
        let mark = checksum.utf8.firstIndex(of: LedgerEntry.beginMark)
        let details = row.dropFirst(4) + repeatElement(.null, count: max(0, 9 - row.count))
        let appliedAt = details[4].text ?? ""
        return LedgerEntry(
            version: version, name: row[1].text ?? "",
            checksum: mark.map { String(checksum[..<$0]) } ?? checksum,
            appliedAt: Timestamp(appliedAt)?.rfc3339 ?? appliedAt,
            milliseconds: details[5].integer ?? 0,
            appliedBy: details[6].text ?? "", toolVersion: details[7].text ?? "", downSQL: details[8].text,
            finishedSteps: row[3].integer.map(Int.init),
            trace: mark.map { String(checksum[$0...].dropFirst()) })
    }
}

extension Ledger {
    /// The statement that records a migration.
    func insertion(_ entry: LedgerEntry) -> Statement {
        Statement(
            "INSERT INTO \(table) (\(Self.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            values(of: entry))
    }

    /// The statement that records the beginning of a migration, unless that is recorded.
    func beginning(_ entry: LedgerEntry) -> Statement {
        let insertion = insertion(entry)
        return Statement(insertion.sql + " ON CONFLICT DO NOTHING", insertion.parameters)
    }

    private func values(of entry: LedgerEntry) -> [DatabaseValue] {
        [
            .text(entry.version.text), .text(entry.name), .text(entry.checksum),
            entry.finishedSteps.map { .integer(Int64($0)) } ?? .null, .text(entry.appliedAt),
            .integer(entry.milliseconds), .text(entry.appliedBy), .text(entry.toolVersion),
            entry.downSQL.map(DatabaseValue.text) ?? .null,
        ]
    }

    /// The statement that takes a migration out. The version is written as the row has it.
    func removal(_ version: MigrationVersion) -> Statement {
        Statement("DELETE FROM \(table) WHERE version = $1", [.text(version.text)])
    }

    /// The statement that records one more finished statement of a migration without a transaction. It gives a row
    /// where the record was one behind, and none where somebody else was quicker: a runner that was killed may have
    /// left its last transaction to the server.
    func progress(of step: RunStep, finished: Int) -> Statement {
        let sign = step.direction == .up ? 1 : -1
        let checksum = step.direction == .up ? step.checksum(ofFirst: finished) : step.checksum
        return Statement(
            "UPDATE \(table) SET finished_steps = $1, checksum = $2 "
                + "WHERE version = $3 AND \(place(step)) = $4 RETURNING version",
            [
                .integer(Int64(sign * finished)), .text(checksum), .text(step.version.text),
                .integer(Int64(sign * (finished - 1))),
            ])
    }

    /// The statement that records that the next statement begins, with what has to be remembered for it; or, with
    /// `nil`, that nothing is left of it.
    func mark(_ step: RunStep, finished: Int, trace: String?) -> Statement {
        let base = step.direction == .up ? step.checksum(ofFirst: finished) : step.checksum
        let sign = step.direction == .up ? 1 : -1
        return Statement(
            "UPDATE \(table) SET checksum = $1 WHERE version = $2 AND \(place(step)) = $3",
            [
                .text(
                    trace.map { "\(base)\(Character(Unicode.Scalar(LedgerEntry.beginMark)))\($0)" } ?? base),
                .text(step.version.text),
                .integer(Int64(sign * finished)),
            ])
    }

    /// How far a half is. What is applied whole is where its down half begins, and beyond its up half: what a runner
    /// that was killed left to the server must not reach it.
    private func place(_ step: RunStep) -> String {
        step.direction == .up ? "finished_steps" : "coalesce(finished_steps, 0)"
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
