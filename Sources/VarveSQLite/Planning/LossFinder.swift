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
        case .drop(let object, _) where object.kind == .column && object[.generation] == nil:
            // A computed column holds nothing of its own.
            return [values(of: object, reason: "is dropped", where: "IS NOT NULL")]
        default:
            return []
        }
    }

    private func values(of column: CatalogObject, reason: String, where condition: String) -> Loss {
        let table = Quoting.identifier(column.id.path[0])
        let query = "SELECT count(*) FROM \(table) WHERE \(Quoting.identifier(column.name)) \(condition)"
        return Loss(object: column.id, reason: reason, unit: .values, countQuery: query)
    }
}
