import VarveCatalog
import VarveDatabase

extension PostgresDialect {
    public func introspect(_ connection: any DatabaseConnection) async throws(DatabaseError) -> Catalog {
        throw DatabaseError(.unsupported, "not there yet")
    }
    public func split(_ script: SQLScript) throws(DatabaseError) -> [ScriptStatement] {
        throw DatabaseError(.unsupported, "not there yet")
    }
}
