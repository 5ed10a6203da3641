import VarveCatalog
import VarvePlanning

extension PostgresRules {
    func losses(of changes: [Change], from source: Catalog, to target: Catalog) -> [Loss] {
        changes.flatMap(LossFinder(from: source, to: target).losses)
    }
}

/// Finds the data that the changes of a plan destroy.
struct LossFinder {
    private let source: Catalog
    private let target: Catalog
    private let rows: KeptRows

    init(from source: Catalog, to target: Catalog) {
        self.source = source
        self.target = target
        self.rows = KeptRows(from: source, to: target)
    }

    func losses(of change: Change) -> [Loss] {
        switch change {
        case .drop(let object, let parts) where rows.areKept(remaking: object.id):
            parts.filter { $0.kind == .column }.flatMap(moving)
        case .drop(let object, _) where object.kind == .table && rows.areKept(dropping: object.id): []
        case .drop(let object, _)
        where target[object.id].map { PostgresRules().letsGo(object, becoming: $0) } ?? false:
            [droppedValues(of: object)]
        case .drop(let object, _) where target[object.id] != nil:
            remaking(object) + AttributeLosses(from: object, to: target[object.id], in: source).all
        case .drop(let object, _): goesWithParent(object) ? [] : dropping(object)
        case .alter(let old, let new) where old.kind == .column:
            narrowing(old, new)
                + AttributeLosses(ofRowsWith: old, to: new, from: source, to: target).all
        case .alter(let old, let new) where old.kind == .enumType: removingLabels(old, new)
        case .alter(let old, let new) where old.kind == .domain:
            old[.dataType] == new[.dataType] ? [] : narrowingDomain(old, new)
        case .create, .rename, .alter: []
        }
    }

    /// Whether a column goes because the one goes that it comes from, whose values are counted with it.
    private func goesWithParent(_ object: CatalogObject) -> Bool {
        object.origin != .own
            && object.dependencies.contains {
                PostgresRules.isInheritance(of: object.id, from: $0) && target[$0] == nil
            }
    }

    /// What a column loses whose values go into a table that is made anew.
    private func moving(_ column: CatalogObject) -> [Loss] {
        guard let new = target[column.id], new[.generation] == nil else { return dropping(column) }
        return narrowing(column, new)
    }

    private func dropping(_ object: CatalogObject) -> [Loss] {
        switch object.kind {
        case .table:
            return [
                Loss(
                    object: object.id, reason: "is dropped", unit: .rows,
                    countQuery: "SELECT count(*) FROM \(object.reference)")
            ]
        // What is computed can be computed again.
        case .column where object[.generation] == nil && object.owner?.kind != .foreignTable:
            return [droppedValues(of: object)]
        default: return []
        }
    }

    private func droppedValues(of column: CatalogObject) -> Loss {
        Loss(
            object: column.id, reason: "is dropped", unit: .values,
            countQuery: "SELECT count(\(column.quotedName)) FROM \(column.ownerReference)")
    }

    /// A view, say, that must go before a column changes and comes back without the privileges that it had.
    private func remaking(_ object: CatalogObject) -> [Loss] {
        let name = object.id.path.joined(separator: ".")
        let details = source.unmodelled.filter { $0.name == name || $0.name.hasPrefix(name + ".") }
        let kinds = Set(details.map(\.kind)).sorted().joined(separator: ", ")
        let lost = Loss(
            object: object.id, reason: "is made anew without: \(kinds)", unit: .details,
            countQuery: "SELECT \(details.count)::bigint")
        return dropping(object) + (details.isEmpty ? [] : [lost])
    }

    private func narrowing(_ old: CatalogObject, _ new: CatalogObject) -> [Loss] {
        guard let oldType = old[.dataType], let newType = new[.dataType], oldType != newType,
            old.owner?.kind != .foreignTable
        else { return [] }
        let conversion = TypeConversion(from: oldType, in: source, to: newType, in: target)
        return conversion.isLossless
            ? [] : [narrowing(of: old, from: oldType, to: newType, conversion)]
    }

    private func narrowing(
        of column: CatalogObject, from old: String, to new: String, _ conversion: TypeConversion
    ) -> Loss {
        Loss(
            object: column.id, reason: "changes from \(old) to \(new)", unit: .values,
            countQuery: "SELECT count(*) FROM \(column.ownerReference)"
                + " WHERE \(conversion.isLost(column.quotedName))")
    }

    private func narrowingDomain(_ old: CatalogObject, _ new: CatalogObject) -> [Loss] {
        guard let oldBase = old[.dataType], let newBase = new[.dataType] else { return [] }
        let conversion = TypeConversion(from: oldBase, in: source, to: newBase, in: target)
        if conversion.isLossless { return [] }
        return columns(of: old).filter { !TypeName($0[.dataType] ?? "").isArray }
            .map { narrowing(of: $0, from: oldBase, to: newBase, conversion) }
    }

    /// Nothing is destroyed: the cast to the new type stops at the first row that holds a removed value. Counting
    /// those rows beforehand says so in time.
    private func removingLabels(_ old: CatalogObject, _ new: CatalogObject) -> [Loss] {
        let kept = Set(new[.labels] ?? [])
        let removed = (old[.labels] ?? []).filter { !kept.contains($0) }
        guard !removed.isEmpty else { return [] }
        let labels = removed.map(SQLText.literal).joined(separator: ", ")
        return columns(of: old).map { column in
            let name = column.quotedName
            let isArray = TypeName(column[.dataType] ?? "").isArray
            let condition =
                isArray ? "\(name)::text[] && ARRAY[\(labels)]" : "\(name)::text IN (\(labels))"
            return Loss(
                object: column.id,
                reason: "can no longer hold \(labels): a row that does stops the migration", unit: .values,
                countQuery: "SELECT count(*) FROM \(column.ownerReference) WHERE \(condition)")
        }
    }

    /// The plain columns of a type that have it before and after.
    private func columns(of type: CatalogObject) -> [CatalogObject] {
        source.all(.column).filter { column in
            guard column[.generation] == nil, column.owner?.kind != .foreignTable,
                let text = column[.dataType],
                TypeName(text).path == type.id.path, let later = target[column.id]?[.dataType]
            else { return false }
            return TypeName(later).path == type.id.path
        }
    }
}
