import VarveCatalog
import VarvePlanning

/// Rules of an engine that does not exist, so that nothing in the planner can lean on a real one's.
struct ToyRules: PlanningRules {
    func alteration(from old: CatalogObject, to new: CatalogObject) -> Alteration {
        old.kind == .view ? .replacement : .inPlace
    }

    func effect(on dependent: CatalogObject, of change: Disturbance) -> Effect {
        switch change {
        case .replaced: .recreate
        case .altered(let old, let new):
            if old[.dataType] != new[.dataType] {
                dependent.kind == .view ? .recreate : .none
            } else if old.kind == .enumType, old[.labels] != new[.labels] {
                dependent.kind == .column ? .touch : .recreate
            } else {
                .none
            }
        case .touched: dependent.kind == .view ? .recreate : .none
        case .gained: .none
        }
    }

    func isWritten(_ part: CatalogObject, within owner: CatalogObject) -> Bool {
        [.column, .check, .foreignKey, .primaryKey].contains(part.kind)
    }

    func occupiedNames(of object: CatalogObject) -> [String] {
        [.table, .view, .index].contains(object.kind) ? [object.name] : []
    }

    func canPrecede(_ dependent: CatalogObject, its dependency: ObjectID) -> Bool {
        dependent.kind == .trigger && dependency.kind == .table
    }

    func losses(of changes: [Change], from source: Catalog, to target: Catalog) -> [Loss] {
        changes.compactMap { change in
            guard case .drop(let object, _) = change, object.kind == .table || object.kind == .column else {
                return nil
            }
            return Loss(object: object.id, reason: "is dropped", unit: .values, countQuery: "count")
        }
    }

    func precedence(of change: Change) -> Int {
        if case .drop = change { 0 } else { 1 }
    }
}

/// Catalogs in few words.
enum Toy {
    static func catalog(_ objects: [CatalogObject]...) -> Catalog {
        Catalog(dialect: "toy", objects: objects.flatMap { $0 })
    }

    static func table(_ name: String, columns: [String: String] = ["id": "int"]) -> [CatalogObject] {
        let table = CatalogObject(ObjectID(.table, [name]))
        return [table]
            + columns.sorted { $0.key < $1.key }.enumerated().map { position, column in
                var object = CatalogObject(
                    ObjectID(.column, [name, column.key]), owner: table.id, position: position)
                object[.dataType] = column.value
                return object
            }
    }

    static func view(_ name: String, _ definition: String = "select", on dependencies: ObjectID...)
        -> [CatalogObject]
    {
        var view = CatalogObject(ObjectID(.view, [name]), dependencies: ObjectSet(dependencies))
        view[.definition] = definition
        return [view]
    }

    static func index(_ name: String, on table: String, isNameGenerated: Bool = false) -> [CatalogObject] {
        [
            CatalogObject(
                ObjectID(.index, [name]), owner: ObjectID(.table, [table]), hasGeneratedName: isNameGenerated)
        ]
    }

    static func foreignKey(
        _ table: String, to other: String, name: String = "fk", isNameGenerated: Bool = false
    ) -> [CatalogObject] {
        var key = CatalogObject(
            ObjectID(.foreignKey, [table, name]), owner: ObjectID(.table, [table]),
            dependencies: [ObjectID(.table, [other])], hasGeneratedName: isNameGenerated)
        key[.referencedTable] = [other]
        return [key]
    }
}

extension Change {
    /// The change in a few words: `create table a`.
    var summary: String {
        switch self {
        case .create(let object, let parts): "create \(object.id)" + Self.list(parts)
        case .drop(let object, _): "drop \(object.id)"
        case .rename(let old, let new): "rename \(old.id) to \(new.name)"
        case .alter(let old, _): "alter \(old.id)"
        }
    }

    private static func list(_ parts: [CatalogObject]) -> String {
        let names = parts.filter { $0.kind != .column }.map(\.id.description)
        return names.isEmpty ? "" : " with " + names.joined(separator: ", ")
    }
}
