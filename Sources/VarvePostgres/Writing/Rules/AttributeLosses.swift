import VarveCatalog
import VarvePlanning

/// What columns lose when attributes of their composite type go or change their types.
struct AttributeLosses {
    /// All losses, by column.
    let all: [Loss]

    /// Compares two forms of a composite type. Another object, or one that is there no more, loses nothing here.
    init(from old: CatalogObject, to new: CatalogObject?, in source: Catalog) {
        guard old.kind == .compositeType, let new else {
            all = []
            return
        }
        let kept = Dictionary(TypeAttributes.types(of: new).map { ($0.name, $0.type) }) { first, _ in first }
        let columns = source.all(.column).filter {
            $0.dependencies.contains(old.id) && $0[.generation] == nil
        }
        all = columns.flatMap { column in
            TypeAttributes.types(of: old).compactMap { name, type in
                Self.loss(of: name, type, to: kept[name], in: column, source)
            }
        }
    }

    /// Compares two forms of a table's column, which columns that hold rows of the table have as an attribute.
    init(ofRowsWith old: CatalogObject, to new: CatalogObject, from source: Catalog, to target: Catalog) {
        guard let table = old.owner, let oldType = old[.dataType], let newType = new[.dataType],
            oldType != newType,
            !TypeConversion(from: oldType, in: source, to: newType, in: target).isLossless
        else {
            all = []
            return
        }
        let columns = source.objects.values.filter {
            $0.kind == .column && $0.owner?.kind == .table && $0[.generation] == nil && $0.owner != table
                && $0.dependencies.contains(table)
        }
        all = ColumnParking.sorted(columns).compactMap {
            Self.loss(of: old.quotedName, oldType, to: newType, in: $0, source)
        }
    }

    private static func loss(
        of attribute: String, _ old: String, to new: String?, in column: CatalogObject, _ source: Catalog
    ) -> Loss? {
        let isArray = TypeName(column[.dataType] ?? "").isArray
        let value = isArray ? "(v).\(attribute)" : "(\(column.quotedName)).\(attribute)"
        var reason = "loses attribute \(attribute) of its type"
        var condition = "\(value) IS NOT NULL"
        if let new {
            guard new != old else { return nil }
            let conversion = TypeConversion(from: old, in: source, to: new, in: source)
            if conversion.isLossless { return nil }
            reason = "has attribute \(attribute) changed from \(old) to \(new)"
            condition = conversion.isLost(value)
        }
        if isArray { condition = "EXISTS (SELECT FROM unnest(\(column.quotedName)) v WHERE \(condition))" }
        return Loss(
            object: column.id, reason: reason, unit: .values,
            countQuery: "SELECT count(*) FROM \(column.ownerReference) WHERE \(condition)")
    }
}
