import VarveDatabase

/// One half of one migration, split into statements and found fit to run.
struct RunStep: Sendable {
    let direction: MigrationDirection
    let version: MigrationVersion
    let name: String
    /// The name of the up half's file, where the migration is laid out as wrangler has it.
    let fileName: String
    let script: SQLScript
    let statements: [ScriptStatement]
    let usesTransaction: Bool
    /// What the ledger records of an up half.
    let checksum: String
    let downSQL: String?

    var label: String { name.isEmpty ? version.text : "\(version.text)_\(name)" }

    func report(_ duration: Duration?) -> RunReport.Step {
        RunReport.Step(
            direction: direction, version: version, name: name, statements: statements.map(\.sql),
            usesTransaction: usesTransaction, duration: duration)
    }

    /// Splits the up half of a migration.
    ///
    /// - Throws: ``MigrationError`` with the place of a statement that can't be run.
    init(up migration: Migration, dialect: any Dialect) throws(MigrationError) {
        self.direction = .up
        self.version = migration.version
        self.name = migration.name
        self.fileName = migration.fileName
        self.script = migration.up.script
        self.usesTransaction = migration.up.usesTransaction
        self.checksum = migration.checksum
        self.downSQL = try migration.down?.ledgerText
        self.statements = try Self.split(migration.up, dialect: dialect)
        guard !statements.isEmpty else { throw .noStatements(path: script.name) }
    }

    /// Splits the down half of an applied migration. The file's half counts while its up half is the one that was
    /// applied, so that a mistake in a down half can be mended; else the one that the ledger keeps.
    ///
    /// - Throws: ``MigrationError`` where there is no down half, or with the place of a statement that can't be run.
    init(down entry: LedgerEntry, migration: Migration?, dialect: any Dialect) throws(MigrationError) {
        let half: MigrationScript
        let isApplied = entry.finishedSteps != nil || migration?.checksum == entry.checksum
        if isApplied, let down = try migration?.down {
            half = down
        } else if let sql = entry.downSQL {
            let name = "the down half of \(entry.label) in the ledger"
            let directives = try Directives(lines: SourceText.lines(of: sql), path: name)
            half = MigrationScript(SQLScript(name: name, text: sql), directives)
        } else {
            throw .noDownHalf(label: entry.label)
        }
        self.direction = .down
        self.version = entry.version
        self.name = entry.name
        self.fileName = migration?.fileName ?? entry.fileName
        self.script = half.script
        self.usesTransaction = half.usesTransaction && (entry.finishedSteps ?? 0) >= 0
        self.checksum = entry.checksum
        self.downSQL = entry.downSQL
        self.statements = try Self.split(half, dialect: dialect)
    }

    /// Splits the down half of a migration that is tried on a scratch database.
    init(_ half: MigrationScript, of migration: Migration, dialect: any Dialect) throws(MigrationError) {
        self.direction = .down
        self.version = migration.version
        self.name = migration.name
        self.fileName = migration.fileName
        self.script = half.script
        self.usesTransaction = half.usesTransaction
        self.checksum = migration.checksum
        self.downSQL = nil
        self.statements = try Self.split(half, dialect: dialect)
    }

    private static func split(
        _ half: MigrationScript, dialect: any Dialect
    ) throws(MigrationError) -> [ScriptStatement] {
        let statements = try half.script.split(by: dialect, outcome: "Nothing was done.")
        for statement in statements {
            let location = half.script.location(atOffset: statement.offset)
            let text = statement.sql.firstLine
            if statement.controlsTransaction { throw .controlsTransaction(location, statement: text) }
            if statement.refusesTransaction, half.usesTransaction {
                throw .refusesTransaction(location, statement: text)
            }
        }
        return statements
    }

    /// SHA-256 over the first statements: what the ledger keeps while a migration without a transaction is
    /// unfinished, so that the statements that are still to come can be mended.
    func checksum(ofFirst count: Int) -> String {
        var digest = SHA256()
        for statement in statements.prefix(count) {
            digest.update(statement.sql.utf8)
            digest.update([0])
        }
        return digest.finish()
    }
}

extension SQLScript {
    /// Splits into statements, with errors that name the place.
    func split(by dialect: any Dialect, outcome: String) throws(MigrationError) -> [ScriptStatement] {
        do {
            return try dialect.split(self)
        } catch {
            throw .failed(
                ScriptFailure(
                    location: location(atOffset: error.offset ?? 0), statement: error.statement ?? "",
                    error: error,
                    outcome: outcome))
        }
    }

    /// A statement's failure with its place in the file.
    func failure(_ error: DatabaseError, of statement: ScriptStatement, outcome: String) -> MigrationError {
        .failed(
            ScriptFailure(
                location: location(atOffset: statement.offset + (error.offset ?? 0)),
                statement: statement.sql,
                error: error, outcome: outcome))
    }
}

extension String {
    /// The first line, with a mark where there are more.
    var firstLine: String {
        let lines = SourceText.lines(of: self)
        return lines.count > 1 ? "\(lines[0]) …" : self
    }
}
