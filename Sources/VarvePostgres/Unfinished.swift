import VarveCatalog
import VarveDatabase

extension PostgresDialect {
    public func split(_ script: SQLScript) throws(DatabaseError) -> [ScriptStatement] {
        throw DatabaseError(.unsupported, "not there yet")
    }
}
