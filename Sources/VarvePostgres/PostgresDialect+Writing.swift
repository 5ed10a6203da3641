import VarveCatalog
import VarveDatabase
import VarvePlanning

extension PostgresDialect {
    public var rules: any PlanningRules { UnwrittenRules() }

    public func script(for plan: Plan) throws(DatabaseError) -> [StatementGroup] {
        throw DatabaseError(.unsupported, "PostgreSQL changes can't be written yet")
    }
}

private struct UnwrittenRules: PlanningRules {
    func alteration(from old: CatalogObject, to new: CatalogObject) -> Alteration { .replacement }
    func effect(on dependent: CatalogObject, of change: Disturbance) -> Effect { .recreate }
    func isWritten(_ part: CatalogObject, within owner: CatalogObject) -> Bool { false }
    func occupiedNames(of object: CatalogObject) -> [String] { [] }
    func canPrecede(_ dependent: CatalogObject, its dependency: ObjectID) -> Bool { false }
    func losses(of change: Change, from source: Catalog, to target: Catalog) -> [Loss] { [] }
    func precedence(of change: Change) -> Int { 0 }
}
