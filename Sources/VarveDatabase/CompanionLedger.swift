/// The ledger that another tool keeps of the same folder of migrations, by the names of its files.
public struct CompanionLedger: Sendable, Hashable {
    /// The table's name.
    public let table: String
    /// Makes the table unless it is there.
    public let definition: Statement
    /// Gives each file that was applied, and when, in the order in which they were.
    public let selection: Statement
    private let insertionSQL: String
    private let removalSQL: String

    /// Describes a ledger.
    ///
    /// - Parameters:
    ///   - table: The table's name.
    ///   - definition: The statement that makes it unless it is there.
    ///   - selection: The statement that gives names and times.
    ///   - insertion: The statement that adds the name `$1`.
    ///   - removal: The statement that takes the name `$1` out.
    public init(table: String, definition: String, selection: String, insertion: String, removal: String) {
        self.table = table
        self.definition = Statement(definition)
        self.selection = Statement(selection)
        insertionSQL = insertion
        removalSQL = removal
    }

    /// Records that a file was applied.
    public func insertion(of file: String) -> Statement { Statement(insertionSQL, [.text(file)]) }

    /// Records that a file was taken back.
    public func removal(of file: String) -> Statement { Statement(removalSQL, [.text(file)]) }
}

extension MigrationHost {
    /// Cloudflare's D1 is SQLite, and no other database has a ledger of wrangler's.
    public func wranglerLedger(named name: String) throws(DatabaseError) -> CompanionLedger {
        throw DatabaseError(
            .unsupported, "only SQLite, as on Cloudflare D1, has a ledger of wrangler's (\(name))",
            hint: "take d1Ledger out of the settings for this database")
    }
}
