import VarveDatabase
import VarveDeclaration

extension PostgresDialect {
    public func statements(declaring schema: DeclaredSchema) throws(DatabaseError) -> [String] {
        throw DatabaseError(.unsupported, "a schema declared in Swift can't be written for PostgreSQL yet")
    }
}
