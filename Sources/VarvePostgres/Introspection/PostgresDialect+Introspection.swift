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
    fileprivate func describe(dialect: String) throws(DatabaseError) -> Catalog {
        let version = try serverVersion()
        let readers: [any KindReader] = KindReaders.all
        let frame = isInTransaction ? TransactionFrame.savepoint : .transaction
        let queries = PostgresDialect.queries(version)
        do {
            let results = try queryAll(frame.opening + queries + frame.closing)
            var reading = CatalogReading(version: version)
            for (reader, rows) in zip(readers, results.dropFirst(frame.opening.count)) {
                reader.read(rows, into: &reading)
            }
            return reading.catalog(dialect: dialect)
        } catch {
            for statement in frame.cancelling { _ = try? query(statement) }
            throw error
        }
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

    /// What the server's texts depend on beside the catalogs.
    private static let settings: Statement = """
        SELECT set_config('search_path', 'pg_catalog', true), set_config('timezone', 'UTC', true),
          set_config('datestyle', 'ISO, YMD', true), set_config('intervalstyle', 'postgres', true),
          set_config('extra_float_digits', '1', true), set_config('bytea_output', 'hex', true),
          set_config('standard_conforming_strings', 'on', true), set_config('quote_all_identifiers', 'off', true)
        """
}
