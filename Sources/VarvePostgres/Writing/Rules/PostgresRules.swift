import VarveCatalog
import VarvePlanning

/// What the planner has to know about PostgreSQL.
struct PostgresRules: PlanningRules {
    func isWritten(_ part: CatalogObject, within owner: CatalogObject) -> Bool {
        switch (part.kind, owner.kind) {
        case (.column, .table), (.column, .foreignTable), (.columnDefault, .column): true
        case (.inheritance, .table): true
        case (.primaryKey, .table), (.unique, .table), (.exclusion, .table): true
        // CREATE TABLE takes a check as validated whatever it says.
        case (.check, .table), (.check, .foreignTable), (.domainCheck, .domain): !part[flag: .isNotValid]
        default: false
        }
    }

    /// PostgreSQL looks up everything when it is named, so nothing can come before what it rests on. Parts of partitions
    /// and heirs rest on those of their parents only in order.
    func canPrecede(_ dependent: CatalogObject, its dependency: ObjectID) -> Bool {
        if dependent.isDescent { return dependency.kind != .table }
        switch dependency.kind {
        // With a table's index go those of its partitions.
        case _ where dependency.kind.hasIndex: return false
        // See ``AttributeKey/uncoveredPartitions``.
        case .partition: return dependent[.uncoveredPartitions] == nil
        default: return Self.isInheritance(of: dependent.id, from: dependency)
        }
    }
}
