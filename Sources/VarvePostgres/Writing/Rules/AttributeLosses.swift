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
        all = RowHolders.holders(of: old.id, in: source).flatMap { column in
            TypeAttributes.types(of: old).compactMap { name, type in
                Self.loss(of: name, type, to: kept[name], in: column, old.id, source)
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
        all = RowHolders.holders(of: table, in: source).compactMap {
            Self.loss(of: old.quotedName, oldType, to: newType, in: $0, table, source)
        }
    }

    private static func loss(
        of attribute: String, _ old: String, to new: String?, in column: CatalogObject, _ type: ObjectID,
        _ source: Catalog
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
        // Deeper inside of a value it could only be counted with as many words as there are levels.
        if !column.dependencies.contains(type) {
            condition = "\(column.quotedName) IS NOT NULL"
        } else if isArray {
            condition = "EXISTS (SELECT FROM unnest(\(column.quotedName)) v WHERE \(condition))"
        }
        return Loss(
            object: column.id, reason: reason, unit: .values,
            countQuery: "SELECT count(*) FROM \(column.ownerReference) WHERE \(condition)")
    }
}
