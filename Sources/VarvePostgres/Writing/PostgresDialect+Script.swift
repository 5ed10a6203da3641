import VarveDatabase
import VarvePlanning

extension PostgresDialect {
    public var rules: any PlanningRules { PostgresRules() }

    public func script(for plan: Plan) throws(DatabaseError) -> [StatementGroup] {
        var writer = ScriptWriter(plan)
        return try writer.write()
    }
}
