import VarveCatalog
import VarveDatabase
import VarvePlanning

/// Works out migrations from a folder's end state to a schema and proves them on a scratch database.
public struct Generator: Sendable {
    let loader: CatalogLoader

    /// Makes a generator that loads schemas through a loader.
    public init(loader: CatalogLoader) {
        self.loader = loader
    }

    /// Works out the migrations. Nothing is written: ``MigrationFolder/write(_:)`` does that.
    ///
    /// - Parameters:
    ///   - name: What the migrations are called: `add_wallets`.
    ///   - folder: The migrations that are there.
    ///   - target: The schema to arrive at.
    ///   - request: Renames, and losses that are allowed.
    ///   - database: A database in which to count what would be lost.
    /// - Returns: The migrations in their order; none where there is nothing to do. There is more than one where
    ///   the engine needs a commit in between.
    /// - Throws: ``MigrationError``: a loss that nobody allowed, a drop and an add that may be a rename, a migration
    ///   that did not do on the scratch database what it is for.
    public func generate(
        _ name: String, in folder: MigrationFolder, target: CatalogSource,
        request: ChangeRequest = ChangeRequest(), database: DatabaseURL? = nil
    ) async throws(MigrationError) -> [GeneratedMigration] {
        let name = try MigrationName(name)
        let source = CatalogSource.migrations(folder)
        let comparison = try await Differ(loader: loader).compare(source, target, request: request)
        guard !comparison.isEmpty else { return [] }
        try await loader.check(comparison.plan, request, countingIn: database)
        let groups = try loader.script(for: comparison.plan)
        let recipe = try await loader.recipe(for: source)
        let halves = try await loader.withScratch(recipe) { connection throws(MigrationError) in
            try await Proof(loader: loader, comparison: comparison).halves(of: groups, on: connection)
        }
        let losses = comparison.plan.losses.map { loss in
            "\(loss.object.kind) \(loader.dialect.display(loss.object.path)) \(loss.reason)"
        }
        var migrations: [GeneratedMigration] = []
        for (index, half) in halves.enumerated() {
            let header = GeneratedHeader(
                purpose: name.words, part: index + 1, count: halves.count, losses: index == 0 ? losses : [])
            migrations.append(
                GeneratedMigration(
                    name: index == 0 ? name.text : "\(name.text)_\(index + 1)",
                    up: try header.up(half.up, dialect: loader.dialect),
                    down: try header.down(half.down, dialect: loader.dialect)))
        }
        return migrations
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
