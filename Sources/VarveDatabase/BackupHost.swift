/// What a backup before a run asks of a dialect.
public protocol BackupHost: Sendable {
    /// What a backup of a database is called, without a folder and without its number and time.
    func backupName(
        of url: DatabaseURL, _ connection: any DatabaseConnection
    ) async throws(DatabaseError) -> BackupName

    /// Copies the whole database into a file that is there and empty.
    ///
    /// - Parameters:
    ///   - url: Where the database is.
    ///   - connection: A connection to it, which may be in a transaction that has changed nothing yet.
    ///   - path: The file.
    func backUp(
        _ url: DatabaseURL, _ connection: any DatabaseConnection, to path: String
    ) async throws(DatabaseError)

    /// How to get the database back from a backup, for people.
    func restoring(_ path: String, to url: DatabaseURL) -> String
}

/// The parts of the name of a backup's file.
public struct BackupName: Sendable, Hashable {
    /// The database's name.
    public let stem: String
    /// What the name ends in, without a point.
    public let suffix: String

    /// Names a backup.
    public init(stem: String, suffix: String) {
        self.stem = stem
        self.suffix = suffix
    }
}
