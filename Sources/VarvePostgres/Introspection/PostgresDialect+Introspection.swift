import VarveCatalog
import VarveDatabase

extension PostgresDialect {
    /// Describes a database with a fixed number of queries, all of one snapshot and sent in one round trip.
    ///
    /// Inside an open transaction it is described as that transaction sees it, which stays open and unchanged.
    public func introspect(_ connection: any DatabaseConnection) async throws(DatabaseError) -> Catalog {
        guard let connection = connection as? PostgresConnection else {
            throw DatabaseError(.unsupported, "only a connection of the PostgreSQL dialect can be described")
        }
        let catalog = try await connection.describe(dialect: name)
        try catalog.refuseLookalikes()
        return catalog
    }

    /// The statements that ``introspect(_:)`` sends outside a transaction, in their order, for whoever wants to know
    /// what the server has to do for them.
    ///
    /// - Parameter version: The server's version as a number: 150004 is 15.4.
    public static func introspectionQueries(version: Int) -> [String] {
        let frame = TransactionFrame.transaction
        return (frame.opening + queries(version) + frame.closing).map(\.sql)
    }

    fileprivate static func queries(_ version: Int) -> [Statement] {
        KindReaders.all.map { Statement($0.query(version)) }
    }
}

extension PostgresConnection {
    fileprivate func describe(dialect: String) async throws(DatabaseError) -> Catalog {
        let version = try serverVersion()
        let frame = isInTransaction ? TransactionFrame.savepoint : .transaction
        let (results, sender) = AsyncStream.makeStream(of: CatalogReading.Answer.self)
        // A thread of its own takes the results in, so that the server need not wait until they are made into objects.
        // Detached: a cancelled task would see the results end early and take a part for the whole.
        let reading = Task.detached { await CatalogReading.catalog(of: results, version, dialect: dialect) }
        do {
            try stream(frame.opening + PostgresDialect.queries(version) + frame.closing) { index, result in
                sender.yield(CatalogReading.Answer(place: index - frame.opening.count, result: result))
            }
            sender.finish()
        } catch {
            sender.finish()
            for statement in frame.cancelling { _ = try? query(statement) }
            throw error
        }
        return await reading.value
    }
}

extension CatalogReading {
    /// What the server said to one of the queries.
    fileprivate struct Answer {
        /// The query's place among those of the readers.
        let place: Int
        let result: ServerResult
    }

    /// The catalog that the answers to all queries give.
    fileprivate static func catalog(
        of answers: AsyncStream<Answer>, _ version: Int, dialect: String
    ) async -> Catalog {
        let readers = KindReaders.all
        var reading = CatalogReading(version: version)
        for await answer in answers where readers.indices.contains(answer.place) {
            answer.result.withRows { readers[answer.place].read($0, into: &reading) }
            // What is left to do with the objects is done while the server looks for what is not modelled.
            if answer.place == KindReaders.modelled.count - 1 { reading.connect() }
        }
        return reading.catalog(dialect: dialect)
    }
}

/// The statements around the queries.
private struct TransactionFrame {
    let opening: [Statement]
    let closing: [Statement]
    let cancelling: [Statement]

    static let transaction = TransactionFrame(
        opening: ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", settings], closing: ["COMMIT"],
        cancelling: ["ROLLBACK"])

    /// Going back to the savepoint takes the settings back too.
    static let savepoint = TransactionFrame(
        opening: ["SAVEPOINT varve_introspection", settings],
        closing: ["ROLLBACK TO SAVEPOINT varve_introspection", "RELEASE SAVEPOINT varve_introspection"],
        cancelling: ["ROLLBACK TO SAVEPOINT varve_introspection", "RELEASE SAVEPOINT varve_introspection"])

    /// What the server's texts depend on beside the catalogs. And to compile these queries, or to start
    /// workers for them, takes longer than to run them.
    private static let settings: Statement = """
        SELECT set_config('search_path', 'pg_catalog', true), set_config('timezone', 'UTC', true),
          set_config('datestyle', 'ISO, YMD', true), set_config('intervalstyle', 'postgres', true),
          set_config('extra_float_digits', '1', true), set_config('bytea_output', 'hex', true),
          set_config('standard_conforming_strings', 'on', true), set_config('quote_all_identifiers', 'off', true),
          set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)
        """
}
