import VarveCatalog
import VarvePlanning

/// What the planner has to know about PostgreSQL.
struct PostgresRules: PlanningRules {
    func isWritten(_ part: CatalogObject, within owner: CatalogObject) -> Bool {
        switch (part.kind, owner.kind) {
        case (.column, .table), (.columnDefault, .column): true
        case (.primaryKey, .table), (.unique, .table), (.exclusion, .table): true
        // CREATE TABLE takes a check as validated whatever it says.
        case (.check, .table), (.domainCheck, .domain): !part[flag: .isNotValid]
        default: false
        }
    }

    /// PostgreSQL looks up everything when it is named, so nothing can come before what it rests on.
    func canPrecede(_ dependent: CatalogObject, its dependency: ObjectID) -> Bool { false }
}
