extension Runner {
    /// How every migration of a folder and of the ledger stands, by number. Takes no lock and changes nothing.
    public func status(_ folder: MigrationFolder) async throws(MigrationError) -> [MigrationStatus] {
        []
    }
}
