import VarveDatabase

/// Works out migrations from a folder's end state to a schema, proves them on a scratch database and writes them.
public struct Generator: Sendable {
    let loader: CatalogLoader

    /// Makes a generator that loads schemas through a loader.
    public init(loader: CatalogLoader) {
        self.loader = loader
    }

    /// Works out the migrations. Nothing is written.
    ///
    /// - Parameters:
    ///   - name: What the migrations are called: `add_wallets`.
    ///   - folder: The migrations that are there.
    ///   - target: The schema to arrive at.
    ///   - request: Renames, and losses that are allowed.
    ///   - database: A database in which to count what would be lost.
    /// - Returns: The migrations in their order; none where there is nothing to do.
    public func generate(
        _ name: String, in folder: MigrationFolder, target: CatalogSource,
        request: ChangeRequest = ChangeRequest(),
        database: DatabaseURL? = nil
    ) async throws(MigrationError) -> [GeneratedMigration] {
        throw .database(DatabaseError(.unsupported, "not yet"))
    }
}

/// A migration that was worked out and is not written yet.
public struct GeneratedMigration: Sendable, Hashable {
    /// The name after the number.
    public var name: String
    /// The text of the up half.
    public var up: String
    /// The text of the down half.
    public var down: String

    /// Describes a migration.
    public init(name: String, up: String, down: String) {
        self.name = name
        self.up = up
        self.down = down
    }
}
