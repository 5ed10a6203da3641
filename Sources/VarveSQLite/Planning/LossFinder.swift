import VarveCatalog
import VarvePlanning

/// Finds the data that a change destroys.
struct LossFinder {
    let source: Catalog
    let target: Catalog

    func losses(of change: Change) -> [Loss] {
        switch change {
        case .drop(let object, _) where object.kind == .table:
            let query = "SELECT count(*) FROM \(Quoting.identifier(object.name))"
            return [Loss(object: object.id, reason: "is dropped", unit: .rows, countQuery: query)]
        case .drop(let object, _) where object.kind == .virtualTable: return losses(ofVirtualTable: object)
        case .drop(let object, _) where object.kind == .column && object[.generation] == nil:
            // A computed column holds nothing of its own.
            return [
                values(
                    of: object, reason: "is dropped", where: "\(Quoting.identifier(object.name)) IS NOT NULL")
            ]
        case .alter(let old, let new) where new.kind == .column: return conversions(from: old, to: new)
        case .alter(let old, let new)
        where new.kind == .table && old[flag: .isStrict] != new[flag: .isStrict]:
            // A column that is the rowid holds integers and nothing else.
            let rowID = TableShape(old, in: source, CatalogGraph(source)).rowIDColumn
            let columns = target.all(.column).filter { $0.id.path[0] == new.name && $0.name != rowID }
            return columns.flatMap { column in
                // A column whose type changes as well is looked at by itself.
                source[column.id].map {
                    $0.attributes == column.attributes ? conversions(from: $0, to: column) : []
                } ?? []
            }
        default: return []
        }
    }

    /// What a virtual table holds goes with it, but for what its new form takes over.
    private func losses(ofVirtualTable table: CatalogObject) -> [Loss] {
        let text = VirtualTableText(table)
        guard text.holdsData else { return [] }
        let name = Quoting.identifier(table.name)
        let counted = Quoting.identifier(text.counted(table.name))
        let rows = { (reason: String) in
            [
                Loss(
                    object: table.id, reason: reason, unit: .rows,
                    countQuery: "SELECT count(*) FROM \(counted)")
            ]
        }
        guard let copy = target[table.id].flatMap({ VirtualTableCopy(from: table, to: $0) }), copy.takesRows
        else { return rows("is dropped") }
        if copy.losesText { return rows("is made anew without its text") }
        return copy.lostColumns.map { column in
            Loss(
                object: table.id, reason: "is made anew without \(column)", unit: .values,
                countQuery: "SELECT count(*) FROM \(name) WHERE \(Quoting.identifier(column)) IS NOT NULL")
        }
    }

    private func conversions(from old: CatalogObject, to new: CatalogObject) -> [Loss] {
        if old[.generation] == nil, new[.generation] != nil {
            return [
                values(of: old, reason: "is computed", where: "\(Quoting.identifier(old.name)) IS NOT NULL")
            ]
        }
        let table = ObjectID(.table, [new.id.path[0]])
        let isStrict = target[table]?[flag: .isStrict] == true
        guard new[.generation] == nil,
            let condition = isStrict ? lossByStrict(old, new) : lossByAffinity(old, new)
        else { return [] }
        let type = new[.dataType] ?? "no type"
        let reason =
            if old[.dataType] != new[.dataType] {
                "is converted from \(old[.dataType] ?? "no type") to \(type)"
            } else if isStrict {
                "is held to its type \(type) by STRICT"
            } else {
                "is no longer kept as it is by STRICT"
            }
        return [values(of: old, reason: reason, where: condition)]
    }

    private func lossByStrict(_ old: CatalogObject, _ new: CatalogObject) -> String? {
        guard let type = new[.dataType], old[.dataType] != type || !wasStrict(old) else { return nil }
        let sorts = knownSorts(in: old) ?? StrictType.allSorts
        return StrictType(type).isLost(Quoting.identifier(old.name), among: sorts)
    }

    /// Without STRICT a value that doesn't fit its column's type stays as it is, and what looks fit is converted.
    private func lossByAffinity(_ old: CatalogObject, _ new: CatalogObject) -> String? {
        guard old[.dataType] != new[.dataType] || wasStrict(old) else { return nil }
        let sorts = knownSorts(in: old) ?? Affinity(of: old[.dataType]).sorts
        return Affinity(of: new[.dataType]).isLost(Quoting.identifier(old.name), among: sorts)
    }

    /// The sorts of values that a column can hold where SQLite holds it to its type; `nil` where it doesn't.
    private func knownSorts(in column: CatalogObject) -> Set<String>? {
        if isRowID(column) { return ["integer"] }
        return wasStrict(column) ? column[.dataType].map { StrictType($0).sorts } : nil
    }

    private func wasStrict(_ column: CatalogObject) -> Bool {
        source[ObjectID(.table, [column.id.path[0]])]?[flag: .isStrict] == true
    }

    private func isRowID(_ column: CatalogObject) -> Bool {
        guard column[.dataType] == "INTEGER", let table = source[ObjectID(.table, [column.id.path[0]])]
        else { return false }
        return TableShape(table, in: source, CatalogGraph(source)).rowIDColumn == column.name
    }

    private func values(of column: CatalogObject, reason: String, where condition: String) -> Loss {
        let query = "SELECT count(*) FROM \(Quoting.identifier(column.id.path[0])) WHERE \(condition)"
        return Loss(object: column.id, reason: reason, unit: .values, countQuery: query)
    }
}
