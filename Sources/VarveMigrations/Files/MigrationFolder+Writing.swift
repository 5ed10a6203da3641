extension MigrationFolder {
    /// Writes migrations under the next free numbers. Either all files are written or none.
    ///
    /// - Returns: The paths of the files.
    public func write(_ migrations: [GeneratedMigration]) throws(MigrationError) -> [String] {
        throw .unwritable(path: path, reason: "not yet")
    }

    /// Writes a migration for a user to fill in.
    ///
    /// - Returns: The paths of the files.
    public func writeTemplate(named name: String) throws(MigrationError) -> [String] {
        throw .unwritable(path: path, reason: "not yet")
    }
}
