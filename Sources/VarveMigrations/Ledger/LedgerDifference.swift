import VarveDatabase

/// What of two ledgers of one database the one has and the other lacks: Varve's and wrangler's.
struct LedgerDifference {
    /// What wrangler applied, as entries for Varve's ledger.
    private(set) var adopted: [LedgerEntry] = []
    /// The files of what Varve applied and wrangler does not know of, in order.
    private(set) var mirrored: [String] = []

    var isEmpty: Bool { adopted.isEmpty && mirrored.isEmpty }

    /// Compares.
    ///
    /// - Parameters:
    ///   - ours: The entries of Varve's ledger.
    ///   - theirs: The names and times of wrangler's.
    ///   - folder: The folder of both.
    /// - Throws: ``MigrationError`` where wrangler applied a file that is not there, or the folder's layout is not
    ///   one that wrangler reads.
    init(
        ours: [LedgerEntry], theirs: [(file: String, appliedAt: String)], _ folder: MigrationFolder,
        toolVersion: String
    ) throws(MigrationError) {
        if let foreign = folder.migrations.first(where: { $0.layout != .flat }) {
            throw .notForWrangler(path: foreign.up.script.name)
        }
        let files = Dictionary(folder.migrations.map { ($0.fileName, $0) }) { first, _ in first }
        let known = Dictionary(ours.map { ($0.version, $0) }) { first, _ in first }
        for row in theirs {
            if let migration = files[row.file] {
                guard known[migration.version] == nil else { continue }
                adopted.append(try LedgerEntry(adopting: migration, row.appliedAt, toolVersion))
            } else if !ours.contains(where: { $0.fileName == row.file }) {
                throw .unknownVersion(label: row.file, folder: folder.path)
            }
        }
        let applied = Set(theirs.map(\.file))
        for entry in ours where entry.finishedSteps == nil {
            let file = folder[entry.version]?.fileName ?? entry.fileName
            if !applied.contains(file) { mirrored.append(file) }
        }
    }

    /// The statements that make the two ledgers agree.
    func statements(_ ledger: Ledger, _ companion: CompanionLedger) -> [Statement] {
        adopted.map(ledger.insertion) + [companion.definition] + mirrored.map(companion.insertion)
    }
}

extension Migration {
    /// The name of the up half's file, by which wrangler knows a migration.
    var fileName: String {
        let path = up.script.name
        return path.split(separator: "/").last.map(String.init) ?? path
    }
}

extension LedgerEntry {
    /// The name of the file of a migration in wrangler's layout.
    var fileName: String { label + ".sql" }

    /// What wrangler applied. It keeps no checksum, so the file counts as it is now.
    init(adopting migration: Migration, _ appliedAt: String, _ toolVersion: String) throws(MigrationError) {
        self.init(
            version: migration.version, name: migration.name, checksum: migration.checksum,
            appliedAt: Timestamp(appliedAt)?.rfc3339 ?? appliedAt, milliseconds: 0, appliedBy: "wrangler",
            toolVersion: toolVersion, downSQL: try migration.down?.ledgerText, finishedSteps: nil)
    }
}
