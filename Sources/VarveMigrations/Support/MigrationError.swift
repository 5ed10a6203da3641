import VarveCatalog
import VarveDatabase
import VarvePlanning

/// Why migrations can't be read, generated, checked or run. Its description says what happened, where, and what to do.
public enum MigrationError: Error, Sendable, Equatable {
    // Files
    case folderMissing(String)
    case unreadable(path: String, reason: String)
    case unwritable(path: String, reason: String)
    case emptyFile(String)
    case binaryFile(String)
    case notUTF8(path: String, line: Int)
    case unnumbered(path: String)
    case numberTooGreat(path: String)
    case duplicateVersion(MigrationVersion, paths: [String])
    case missingHalf(path: String, missing: String)
    case unknownDirective(ScriptLocation, directive: String, suggestion: String?)
    case malformedDirective(ScriptLocation, reason: String)
    case noStatements(path: String)
    case unusableName(String)

    // Running
    case editedFile(path: String, label: String)
    case unknownVersion(label: String, folder: String)
    case outOfOrder(pending: String, newest: String)
    case versionNotFound(String, folder: String)
    case notApplied(String)
    case noDownHalf(label: String)
    case refusesTransaction(ScriptLocation, statement: String)
    case controlsTransaction(ScriptLocation, statement: String)
    case halfRolledBack(label: String)
    case cancelled
    case locked(holder: String?, waited: Duration)
    case failed(ScriptFailure)
    case malformedLedger(table: String, reason: String)
    case notForWrangler(path: String)
    case backupFailed(path: String, reason: String)

    // Retaining
    case retentionStopped(RetentionReport, DatabaseError?)

    // Generating
    case unusableRename(String, reason: String)
    case unknownLosses([String], losses: [String])
    case unclearRenames([UnclearRename])
    case losses([CountedLoss])
    case proofFailed(ProofFailure)
    case databaseChanged

    // From below
    case database(DatabaseError)
    case planning(PlanningError)
}

/// SQL that a database refused, where it stands, and what became of the rest.
public struct ScriptFailure: Sendable, Hashable {
    /// The place of the error in its file; `nil` where the text comes from no file.
    public var location: ScriptLocation?
    /// The statement.
    public var statement: String
    /// What the database said.
    public var error: DatabaseError
    /// What was and what was not done, in a sentence or two.
    public var outcome: String
    /// Whether the statements are worth another try, one by one.
    var isFirstAttempt = false

    /// Describes a failure.
    public init(location: ScriptLocation?, statement: String, error: DatabaseError, outcome: String) {
        self.location = location
        self.statement = statement
        self.error = error
        self.outcome = outcome
    }
}

/// A drop and an add that may have been meant as a rename.
public struct UnclearRename: Sendable, Hashable {
    /// What it is: `table`, `column`.
    public let kind: ObjectKind
    /// The object that would be dropped, as people write it.
    public let from: String
    /// The object that would be added, as people write it.
    public let to: String

    /// Describes a pair.
    public init(kind: ObjectKind, from: String, to: String) {
        self.kind = kind
        self.from = from
        self.to = to
    }
}

/// Data that a plan destroys without leave, and how much of it.
public struct CountedLoss: Sendable, Hashable {
    /// The object as people write it, and as `--allow-loss` takes it.
    public let object: String
    /// What it is: `table`, `column`.
    public let kind: ObjectKind
    /// What the change does: `is dropped`.
    public let reason: String
    /// What is counted.
    public let unit: Loss.Unit
    /// How many would be lost; `nil` where no database was asked.
    public let count: Int64?

    /// Describes a loss.
    public init(object: String, kind: ObjectKind, reason: String, unit: Loss.Unit, count: Int64?) {
        self.object = object
        self.kind = kind
        self.reason = reason
        self.unit = unit
        self.count = count
    }
}

/// A generated migration that did not do on the scratch database what it is for.
public struct ProofFailure: Sendable, Hashable {
    /// The half that failed.
    public let direction: MigrationDirection
    /// The objects that are not as they should be.
    public let differences: [String]

    /// Describes a failed proof.
    public init(direction: MigrationDirection, differences: [String]) {
        self.direction = direction
        self.differences = differences
    }
}
