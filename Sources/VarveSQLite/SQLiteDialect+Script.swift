import VarveDatabase
import VarvePlanning

extension SQLiteDialect {
    public func script(for plan: Plan) throws(DatabaseError) -> [StatementGroup] {
        []
    }
}
