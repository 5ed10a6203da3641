import VarveCatalog

/// A domain that comes to refuse values which it took before.
///
/// The server looks at all values of the domain that are there. It can do so where a column is of the domain, or of a domain
/// over it, and refuses the change while columns hold such values in arrays, rows or ranges. Those are parked meanwhile
/// (``ColumnParking``), and checked as they come back.
enum StricterDomain {
    /// Whether a domain refuses NULL, which it did not before.
    static func refusesMore(_ new: CatalogObject, than old: CatalogObject) -> Bool {
        new.kind == .domain && new[flag: .isNotNull] && !old[flag: .isNotNull]
    }

    /// The domain that comes to refuse more once an object takes a new form; `nil` where none does.
    ///
    /// - Parameter old: The object's present form; `nil` where it is made.
    static func domain(of object: CatalogObject, from old: CatalogObject?) -> ObjectID? {
        switch object.kind {
        case .domain:
            guard let old, refusesMore(object, than: old), !TypeRebuild.isNeeded(from: old, to: object) else {
                return nil
            }
            return object.id
        case .domainCheck:
            let wasThere = old.map { !$0[flag: .isNotValid] } ?? false
            return object[flag: .isNotValid] || wasThere ? nil : object.owner
        default: return nil
        }
    }

    /// The columns that hold values of a domain inside others.
    static func containers(of domain: ObjectID, in catalog: Catalog) -> [CatalogObject] {
        let types = types(over: domain, in: catalog)
        return ColumnParking.sorted(
            catalog.objects.values.filter { column in
                guard column.kind == .column, column[.generation] == nil else { return false }
                let isArray = TypeName(column[.dataType] ?? "").isArray
                return column.dependencies.contains { id in
                    id != column.owner && types[id].map { $0 || isArray } ?? false
                }
            })
    }

    /// The types in whose values the domain's are, itself among them, and the tables in whose rows; and of each whether it is
    /// a container.
    private static func types(over domain: ObjectID, in catalog: Catalog) -> [ObjectID: Bool] {
        let candidates = [.domain, .compositeType, .rangeType].flatMap(catalog.all)
        let columns = catalog.objects.values.filter { $0.kind == .column }
        var found = [domain: false]
        var waiting = [domain]
        while let id = waiting.popLast() {
            let isContainer = found[id] ?? false
            for type in candidates where type.dependencies.contains(id) {
                let isOwn = type.kind != .domain || TypeName(type[.dataType] ?? "").isArray
                guard found[type.id] != true, found[type.id] == nil || isContainer || isOwn else { continue }
                found[type.id] = isContainer || isOwn
                waiting.append(type.id)
            }
            for column in columns where column.dependencies.contains(id) && column.owner != id {
                guard let table = column.owner, found[table] == nil else { continue }
                found[table] = true
                waiting.append(table)
            }
        }
        return found
    }
}
