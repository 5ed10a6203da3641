import VarveDatabase
import VarveDeclaration

/// The gate that a change must pass before it is merged.
public struct Checker: Sendable {
    let loader: CatalogLoader

    /// Makes a checker that loads schemas through a loader.
    public init(loader: CatalogLoader) {
        self.loader = loader
    }

    /// Checks a folder of migrations.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - settings: How its files are named.
    ///   - schema: What its end state must equal; `nil` where nothing is declared.
    ///   - ledger: What a database's ledger says; `nil` where none was asked.
    /// - Returns: What was found, by file; empty where all is well.
    /// - Throws: ``MigrationError`` only where the check itself could not be made.
    public func check(
        _ path: String, settings: FolderSettings = FolderSettings(), schema: CatalogSource? = nil,
        ledger: [LedgerEntry]? = nil
    ) async throws(MigrationError) -> [Finding] {
        throw .database(DatabaseError(.unsupported, "not yet"))
    }
}
