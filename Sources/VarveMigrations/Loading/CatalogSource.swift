import VarveDatabase
import VarveDeclaration

/// Where a catalog comes from.
public enum CatalogSource: Sendable {
    /// A database with nothing in it.
    case empty
    /// A schema declared in Swift.
    case declared(DeclaredSchema)
    /// A file of SQL, or a folder of such files, read in the order of their paths.
    case sql(path: String)
    /// A folder of migrations, all of them or up to one.
    case migrations(MigrationFolder, upTo: MigrationVersion? = nil)
    /// A database as it is, without the ledger.
    case database(DatabaseURL)

    /// Tells what a path holds: a folder whose SQL files are numbered holds migrations, all else holds SQL.
    ///
    /// - Throws: ``MigrationError`` where there is nothing at the path, or the migrations are not in order.
    public static func reading(
        _ path: String, settings: FolderSettings = FolderSettings()
    ) throws(MigrationError) -> CatalogSource {
        guard FileSystem.isFolder(path), FolderScan.looksLikeMigrations(path) else {
            guard FileSystem.exists(path) else { throw .folderMissing(path) }
            return .sql(path: path)
        }
        return .migrations(try MigrationFolder(reading: path, settings: settings))
    }
}
