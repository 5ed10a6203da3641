import VarveCatalog
import VarveDatabase

extension SQLiteDialect {
    /// Describes the database `main` in four queries. Nothing is written: what tells the dependencies of views and
    /// triggers is only prepared, never run.
    public func introspect(_ connection: any DatabaseConnection) async throws(DatabaseError) -> Catalog {
        try await Self.ours(connection).withHandle { handle throws(DatabaseError) in
            let schema = try SchemaRows(handle)
            var reader = CatalogReader(schema: schema)
            reader.read()
            reader.readDependencies(on: handle)
            try reader.catalog.refuseLookalikes()
            return reader.catalog
        }
    }
}
