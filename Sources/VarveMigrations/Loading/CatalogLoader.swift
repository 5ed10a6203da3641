import VarveCatalog
import VarveDatabase
import VarvePlanning

/// Turns sources into catalogs: each goes through a scratch database of the dialect and is introspected there.
///
/// The scratch server is started when it is first needed. Call ``close()`` at the end.
public final class CatalogLoader: Sendable {
    let dialect: any Dialect
    let settings: LoaderSettings
    private let pool: ScratchPool

    /// Makes a loader.
    public init(dialect: any Dialect, settings: LoaderSettings) {
        self.dialect = dialect
        self.settings = settings
        self.pool = ScratchPool(dialect: dialect, settings: settings)
    }

    /// The catalog of a source.
    ///
    /// - Parameters:
    ///   - source: Where the schema is.
    ///   - renames: Renames that are carried out on a scratch copy before it is introspected, in their order.
    /// - Throws: ``MigrationError`` that names file, line and column where a statement fails.
    public func catalog(of source: CatalogSource, renames: [Rename] = []) async throws(MigrationError)
        -> Catalog
    {
        if case .database(let url) = source, renames.isEmpty { return try await catalog(ofDatabase: url) }
        guard settings.usesCache, renames.isEmpty, case .sql(let path) = source else {
            let recipe = try await recipe(for: source)
            guard settings.usesCache, recipe.isCacheable else { return try await load(recipe, renames) }
            return try await catalog(of: recipe, renames, in: try await cache())
        }
        // Files that did not change are not even split into statements.
        let scripts = try Self.scripts(at: path)
        let cache = try await cache()
        if let catalog = cache.read(files: scripts.map(\.text)) { return catalog }
        let recipe = try recipe(of: scripts)
        let catalog = try await catalog(of: recipe, [], in: cache)
        cache.note(files: scripts.map(\.text), as: recipe.key)
        return catalog
    }

    private func catalog(
        of recipe: Recipe, _ renames: [Rename], in cache: CatalogCache
    ) async throws(MigrationError) -> Catalog {
        let key = renames.flatMap { ["\($0.from)", "\($0.to)"] } + recipe.key
        if let catalog = cache.read(key) { return catalog }
        // While it starts, what is kept is looked through.
        await pool.begin()
        let partial = renames.isEmpty ? await loadPart(of: recipe, cache) : nil
        let catalog: Catalog
        if let partial { catalog = partial } else { catalog = try await load(recipe, renames) }
        cache.write(catalog, key)
        if renames.isEmpty, recipe.canBeLoadedInPart { cache.write(statements: recipe.statements, of: key) }
        return catalog
    }

    func load(_ recipe: Recipe, _ renames: [Rename]) async throws(MigrationError) -> Catalog {
        try await withScratch(recipe) { connection throws(MigrationError) in
            try await self.rename(renames, on: connection)
            return try await self.introspect(connection)
        }
    }

    /// The catalogs of two sources, which are read at the same time.
    func catalogs(
        of first: CatalogSource, _ second: CatalogSource
    ) async throws(MigrationError) -> (Catalog, Catalog) {
        async let ahead = result(of: first)
        let other = await result(of: second)
        return (try await ahead.get(), try other.get())
    }

    private func result(of source: CatalogSource) async -> Result<Catalog, MigrationError> {
        do throws(MigrationError) {
            return .success(try await catalog(of: source))
        } catch {
            return .failure(error)
        }
    }

    /// Stops the scratch server.
    public func close() async {
        await pool.stop()
    }

    /// The planner for the dialect.
    var planner: Planner { Planner(rules: dialect.rules) }

    /// Describes a database without its ledger.
    func introspect(_ connection: any DatabaseConnection) async throws(MigrationError) -> Catalog {
        do {
            return try await dialect.introspect(connection).removing(
                tables: settings.ledgers, dialect: dialect)
        } catch {
            throw .database(error)
        }
    }

    /// Carries renames out.
    ///
    /// - Parameter isNested: Whether a transaction is open already.
    func rename(
        _ renames: [Rename], on connection: any DatabaseConnection, nested isNested: Bool = false
    ) async throws(MigrationError) {
        guard !renames.isEmpty else { return }
        let catalog = try await introspect(connection)
        var plan = Plan(source: catalog, target: catalog, changes: [])
        plan.trailingRenames = renames
        for group in try script(for: plan) {
            let recipe = Recipe(statements: group.statements)
            if isNested {
                try await recipe.runOneByOne(on: connection)
            } else {
                try await recipe.run(on: connection)
            }
        }
    }

    /// Writes a plan as SQL.
    func script(for plan: Plan) throws(MigrationError) -> [StatementGroup] {
        do {
            return try dialect.script(for: plan)
        } catch {
            throw .database(error)
        }
    }

    /// Works out a plan.
    func plan(
        from source: Catalog, to target: Catalog, after renames: [Rename] = [],
        restoringNames: Bool = false
    ) throws(MigrationError) -> Plan {
        do {
            return try planner.plan(
                from: source, to: target, after: renames, restoringNames: restoringNames)
        } catch {
            throw .planning(error)
        }
    }

    private func catalog(ofDatabase url: DatabaseURL) async throws(MigrationError) -> Catalog {
        let connection: any DatabaseConnection
        do {
            connection = try await dialect.connect(to: url, mode: .read)
        } catch {
            throw .database(error)
        }
        do throws(MigrationError) {
            let catalog = try await introspect(connection)
            await pool.note(versionOf: url, from: connection)
            await connection.close()
            return catalog
        } catch {
            await connection.close()
            throw error
        }
    }

    func cache() async throws(MigrationError) -> CatalogCache {
        let version: String
        do {
            if let known = await dialect.scratchVersion(await pool.options()) {
                version = known
            } else {
                version = try await pool.server().version
            }
        } catch {
            throw .database(error)
        }
        return CatalogCache(
            folder: settings.scratch.cacheFolder, dialect: dialect.name,
            origin: [version, settings.ledgers.joined(separator: "\n")])
    }
}

extension CatalogLoader {
    /// Runs work on a new scratch database with a schema in it.
    func withScratch<Result: Sendable>(
        _ recipe: Recipe,
        _ work: (any DatabaseConnection) async throws(MigrationError) -> Result
    ) async throws(MigrationError) -> Result {
        do throws(MigrationError) {
            return try await withEmptyScratch { connection throws(MigrationError) in
                try await recipe.run(on: connection)
                return try await work(connection)
            }
        } catch .failed(let failure) where failure.isFirstAttempt {
            // Some statements want a commit before them, as the use of an enum value that was just added does.
            return try await withEmptyScratch { connection throws(MigrationError) in
                try await recipe.runOneByOne(on: connection)
                return try await work(connection)
            }
        }
    }

    func withEmptyScratch<Result: Sendable>(
        _ work: (any DatabaseConnection) async throws(MigrationError) -> Result
    ) async throws(MigrationError) -> Result {
        let database: any ScratchDatabase
        do {
            database = try await pool.server().makeDatabase()
        } catch {
            throw .database(error)
        }
        do throws(MigrationError) {
            let result = try await work(database.connection)
            await database.drop()
            return result
        } catch {
            await database.drop()
            throw error
        }
    }
}
