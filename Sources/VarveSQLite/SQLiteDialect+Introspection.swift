import VarveCatalog
import VarveDatabase

extension SQLiteDialect {
    public func introspect(_ connection: any DatabaseConnection) async throws(DatabaseError) -> Catalog {
        Catalog(dialect: name)
    }
}
