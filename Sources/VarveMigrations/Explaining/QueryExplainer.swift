import VarveCatalog
import VarveDatabase

/// Asks an engine which indexes it would use for queries.
public struct QueryExplainer: Sendable {
    let loader: CatalogLoader

    /// Makes one that loads schemas through a loader.
    public init(loader: CatalogLoader) {
        self.loader = loader
    }

    /// Explains queries on a throw-away database.
    ///
    /// The file's other statements are run first, and ANALYZE after them, so that the plans are those for such rows. Where
    /// there are none, the engine is told to prefer indexes, since it would read an empty table from end to end.
    ///
    /// - Parameters:
    ///   - file: The queries.
    ///   - source: The schema.
    /// - Throws: ``MigrationError`` that names the place of a statement that fails.
    public func explain(_ file: QueryFile, on source: CatalogSource) async throws(MigrationError)
        -> [ExplainedQuery]
    {
        try await loader.withScratch(try await loader.recipe(for: source)) {
            connection throws(MigrationError) in
            for statement in file.preparation {
                try await self.run(statement, of: file) { () async throws(DatabaseError) in
                    try await connection.execute(Statement(statement.sql))
                }
            }
            if !file.preparation.isEmpty { try await self.analyze(connection) }
            return try await self.explain(file, isWithoutRows: file.preparation.isEmpty, on: connection)
        }
    }

    /// Explains queries on a database as it is. The file's other statements are not run.
    public func explain(_ file: QueryFile, live url: DatabaseURL) async throws(MigrationError)
        -> [ExplainedQuery]
    {
        let connection: any DatabaseConnection
        do { connection = try await loader.dialect.connect(to: url, mode: .read) } catch {
            throw .database(error)
        }
        do throws(MigrationError) {
            let explained = try await explain(file, isWithoutRows: false, on: connection)
            await connection.close()
            return explained
        } catch {
            await connection.close()
            throw error
        }
    }

    private func explain(
        _ file: QueryFile, isWithoutRows: Bool, on connection: any DatabaseConnection
    ) async throws(MigrationError) -> [ExplainedQuery] {
        var explained: [ExplainedQuery] = []
        let known = Self.indexes(in: try await loader.introspect(connection))
        for query in file.queries {
            let plan = try await run(query.statement, of: file) { () async throws(DatabaseError) in
                try await loader.dialect.plan(
                    of: query.statement.sql, isWithoutRows: isWithoutRows, on: connection)
            }
            let unknown = query.expected.joined().filter { !known.contains($0) && !plan.indexes.contains($0) }
            explained.append(ExplainedQuery(query: query, plan: plan, unknown: unknown))
        }
        return explained
    }

    private func analyze(_ connection: any DatabaseConnection) async throws(MigrationError) {
        do {
            try await connection.execute("ANALYZE")
        } catch {
            throw .database(error)
        }
    }

    private static func indexes(in catalog: Catalog) -> Set<String> {
        let kinds: [ObjectKind] = [.index, .primaryKey, .unique, .exclusion]
        return Set(kinds.flatMap { catalog.all($0) }.map(\.name))
    }

    private func run<Result: Sendable>(
        _ statement: ScriptStatement, of file: QueryFile,
        _ work: () async throws(DatabaseError) -> Result
    ) async throws(MigrationError) -> Result {
        do {
            return try await work()
        } catch {
            throw .failed(
                ScriptFailure(
                    location: file.script.location(atOffset: statement.offset), statement: statement.sql,
                    error: error, outcome: ""))
        }
    }
}
