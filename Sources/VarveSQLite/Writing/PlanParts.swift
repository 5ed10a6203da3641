import VarveCatalog
import VarveDatabase
import VarvePlanning

/// The changes of a plan, sorted by what they mean to SQLite.
struct PlanParts {
    /// What happens to a table that stays.
    struct Edit {
        var addedColumns: [CatalogObject] = []
        var droppedColumns: [CatalogObject] = []
        var addedConstraints: [CatalogObject] = []
        /// Whether something changes that no ALTER TABLE can change.
        var changesOtherwise = false
    }

    var createdTables: Set<String> = []
    var droppedTables: Set<String> = []
    var edits: [String: Edit] = [:]
    /// Indexes, virtual tables, views and triggers that go, as they are in the source.
    var dropped: Set<CatalogObject> = []
    /// Indexes, virtual tables, views and triggers that come, as they are in the target.
    var created: Set<CatalogObject> = []

    init(_ plan: Plan) throws(DatabaseError) {
        for change in plan.changes {
            switch change {
            case .create(let object, _) where object.kind == .table: createdTables.insert(object.name)
            case .drop(let object, _) where object.kind == .table: droppedTables.insert(object.name)
            default: break
            }
        }
        for change in plan.changes {
            switch change {
            case .create(let object, let parts): for part in [object] + parts { try create(part) }
            case .drop(let object, let parts): for part in [object] + parts { try drop(part) }
            case .rename(let old, let new), .alter(let old, let new): try alter(old, new)
            }
        }
    }

    private mutating func create(_ object: CatalogObject) throws(DatabaseError) {
        let table = object.id.path[0]
        switch object.kind {
        case .table: break
        case .index, .virtualTable, .view, .trigger: created.insert(object)
        case .column where !createdTables.contains(table):
            edits[table, default: Edit()].addedColumns.append(object)
        case let kind where SQLiteRules.tableParts.contains(kind):
            if kind != .column, !createdTables.contains(table) {
                edits[table, default: Edit()].addedConstraints.append(object)
            }
        default: throw Self.unknown(object)
        }
    }

    private mutating func drop(_ object: CatalogObject) throws(DatabaseError) {
        let table = object.id.path[0]
        switch object.kind {
        case .table: break
        case .index, .virtualTable, .view, .trigger: dropped.insert(object)
        case .column where !droppedTables.contains(table):
            edits[table, default: Edit()].droppedColumns.append(object)
        case let kind where SQLiteRules.tableParts.contains(kind):
            // A constraint may be folded into the drop of its column and goes by no ALTER TABLE either way.
            if kind != .column, !droppedTables.contains(table) {
                edits[table, default: Edit()].changesOtherwise = true
            }
        default: throw Self.unknown(object)
        }
    }

    private mutating func alter(_ old: CatalogObject, _ new: CatalogObject) throws(DatabaseError) {
        if old.kind == .table || SQLiteRules.tableParts.contains(old.kind) {
            edits[new.id.path[0], default: Edit()].changesOtherwise = true
        } else if [.index, .virtualTable, .view, .trigger].contains(old.kind) {
            dropped.insert(old)
            created.insert(new)
        } else {
            throw Self.unknown(old)
        }
    }

    private static func unknown(_ object: CatalogObject) -> DatabaseError {
        DatabaseError(.unsupported, "SQLite has nothing like \(object.id)")
    }
}
