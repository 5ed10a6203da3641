/// A migration that got another number.
public struct Renumbering: Sendable, Hashable {
    /// The file or folder as it was.
    public let from: String
    /// The file or folder as it is.
    public let to: String
}

extension MigrationFolder {
    /// Gives the later ones of migrations with one number the next free numbers by renaming their files.
    /// A migration that is applied keeps its number.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - applied: What a database's ledger says; empty where none was asked.
    ///   - isDryRun: Whether to rename nothing.
    /// - Returns: What was renamed; none where all numbers differ.
    public static func renumber(
        _ path: String, settings: FolderSettings = FolderSettings(), applied: [LedgerEntry] = [],
        isDryRun: Bool = false
    ) throws(MigrationError) -> [Renumbering] {
        throw .unwritable(path: path, reason: "not yet")
    }
}
