import VarveDatabase
import VarvePlanning

extension MigrationError: CustomStringConvertible {
    /// What happened, where, and what to do.
    public var description: String {
        if case .retentionStopped(let report, let error) = self { return report.stopped(by: error) }
        return fileDescription ?? runDescription ?? planDescription
    }

    private var fileDescription: String? {
        switch self {
        case .folderMissing(let path):
            "\(path): there is no such file or folder"
        case .unreadable(let path, let reason):
            "\(path): can't be read: \(reason)"
        case .unwritable(let path, let reason):
            "\(path): can't be written: \(reason)"
        case .emptyFile(let path):
            "\(path): the file is empty; write its SQL or remove it"
        case .binaryFile(let path):
            "\(path): the file is binary, not SQL text"
        case .notUTF8(let path, let line):
            "\(path):\(line): the text is not UTF-8; save the file in that encoding"
        case .unnumbered(let path):
            "\(path): the name has no number in front; name it as 0007_add_wallets.up.sql, or move it elsewhere"
        case .numberTooGreat(let path):
            "\(path): the number in the name has more than 18 digits"
        case .duplicateVersion(let version, let paths):
            "two migrations have the number \(version): \(paths.joined(separator: " and ")); "
                + "“varve renumber” gives the later one the next free number"
        case .missingHalf(let path, let missing):
            "\(path): its other half, \(missing), is missing"
        case .unknownDirective(let location, let directive, let suggestion):
            "\(location): unknown directive “\(directive)”"
                + (suggestion.map { "; did you mean “\($0)”?" } ?? "")
        case .malformedDirective(let location, let reason):
            "\(location): \(reason)"
        case .noStatements(let path):
            "\(path): there is no statement in it, only comments; write its SQL or remove the migration"
        case .unusableName(let name):
            "“\(name)” can't be the name of a migration: take letters, digits, spaces and _"
        default: nil
        }
    }

    private var runDescription: String? {
        switch self {
        case .editedFile(let path, let label):
            "\(path): was changed after \(label) was applied; restore the file as it was, "
                + "and put the change into a new migration"
        case .unknownVersion(let label, let folder):
            "the database has \(label), which \(folder) does not: the folder is older than the database; "
                + "update the folder, or take the migration back with “varve down”"
        case .outOfOrder(let pending, let newest):
            "\(pending) is pending, but \(newest), which is newer, is applied already; "
                + "give it a higher number, or apply it with --allow-out-of-order"
        case .versionNotFound(let version, let folder):
            "\(folder): there is no migration \(version)"
        case .notApplied(let version):
            "migration \(version) is not applied to the database"
        case .noDownHalf(let label):
            "\(label) has no down half, neither as a file nor in the ledger, so it can't be taken back"
        case .refusesTransaction(let location, let statement):
            "\(location): this statement can't run in a transaction: \(statement)\n"
                + "  put “-- varve:no-transaction” at the top of the file"
        case .controlsTransaction(let location, let statement):
            "\(location): a migration can't begin or end transactions: \(statement)\n"
                + "  remove it: every migration runs in a transaction of its own, or, with “-- varve:no-transaction” "
                + "at the top of the file, in none"
        case .halfRolledBack(let label):
            "\(label) runs without a transaction and is only partly taken back; finish that with “varve down”"
        case .cancelled:
            "cancelled; what was committed before stays"
        case .locked(let holder, let waited):
            "another runner holds the lock (\(holder ?? "the database can't tell who")), "
                + "waited \(waited.seconds); try again, or wait longer with --wait"
        case .failed(let failure):
            failure.description
        case .malformedLedger(let table, let reason):
            "the table \(table) is not a ledger of Varve's: \(reason); name another with --ledger"
        case .backupFailed(let path, let reason):
            "the backup \(path) could not be made, so nothing was applied: \(reason)"
        case .notForWrangler(let path):
            "\(path): wrangler takes every SQL file of the folder for a migration to apply; with d1Ledger in the settings "
                + "lay it out as 0007_x.sql with its down half in down/0007_x.sql"
        default: nil
        }
    }

    private var planDescription: String {
        switch self {
        case .unusableRename(let rename, let reason):
            "--rename \(rename): \(reason)"
        case .unknownLosses(let names, let losses):
            names.map { name in
                "--allow-loss \(name.shellWord): the change loses nothing of that name; it loses "
                    + (losses.isEmpty ? "nothing at all" : losses.joined(separator: ", "))
            }.joined(separator: "\n")
        case .unclearRenames(let pairs):
            pairs.map { pair in
                "the \(pair.kind) \(pair.from) would be dropped and \(pair.to), of the same shape, added: "
                    + "say --rename \("\(pair.from):\(pair.to)".shellWord) if it was renamed, "
                    + "or --allow-loss \(pair.from.shellWord) if its data can go"
            }.joined(separator: "\n")
        case .losses(let losses):
            losses.map(\.description).joined(separator: "\n")
        case .proofFailed(let failure):
            "the generated \(failure.direction.rawValue) half was tried on a scratch database and did not "
                + (failure.direction == .up ? "give the target" : "restore the schema before it")
                + ", so nothing was written; these differ:\n"
                + failure.differences.map { "  \($0)" }.joined(separator: "\n")
        case .databaseChanged:
            "the database was changed by someone else meanwhile; nothing was done, try again"
        case .database(let error):
            error.description
        case .planning(let error):
            error.description
        default:
            "unknown error"
        }
    }
}

extension ScriptFailure: CustomStringConvertible {
    /// Place, the database's message, the statement's first lines and what became of the rest.
    public var description: String {
        let place = location.map { "\($0): " } ?? ""
        let lines = SourceText.lines(of: statement)
        var text = place + error.description
        for line in lines.prefix(5) where !statement.isEmpty { text += "\n  | \(line)" }
        if lines.count > 5 { text += "\n  | … (\(lines.count - 5) more lines)" }
        return outcome.isEmpty ? text : "\(text)\n\(outcome)"
    }
}

extension CountedLoss: CustomStringConvertible {
    /// What would be lost, how much of it, and what allows it.
    public var description: String {
        let amount = count.map {
            ", which loses \($0) \($0 == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)"
        }
        return "the \(kind) \(object) \(reason)\(amount ?? ", which loses its \(unit.rawValue)"); "
            + "say --allow-loss \(object.shellWord) if that is meant"
    }
}

extension Duration {
    /// Seconds with one digit behind the point: `2.5 s`.
    var seconds: String {
        let tenths = components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000
        return "\(tenths / 10).\(tenths % 10) s"
    }

    /// Whole milliseconds.
    var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
