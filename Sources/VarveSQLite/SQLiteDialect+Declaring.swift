import VarveDatabase
import VarveDeclaration

extension SQLiteDialect {
    public func statements(declaring schema: DeclaredSchema) throws(DatabaseError) -> [String] {
        throw DatabaseError(.unsupported, "schemas declared in Swift are not written for SQLite yet")
    }
}
