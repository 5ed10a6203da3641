import VarveCatalog
import VarveDatabase
import VarvePlanning

/// The order of the columns of tables that are of a type: the server ties such a table only where they stand as the type's
/// attributes do, and no ALTER TABLE puts a column before another.
enum TypedColumns {
    /// The changes, with the new columns of such a table in the order of the attributes where they come one after the other.
    static func ordered(_ changes: [Change], in target: Catalog) -> [Change] {
        var result = changes
        var start = 0
        while start < result.count {
            var end = start + 1
            if let table = typedTable(ofColumnMadeBy: result[start], in: target) {
                while end < result.count, typedTable(ofColumnMadeBy: result[end], in: target) == table {
                    end += 1
                }
                result[start..<end].sort { ($0.after?.position ?? 0) < ($1.after?.position ?? 0) }
            }
            start = end
        }
        return result
    }

    /// Refuses changes after which a table that is tied to its type has its columns in another order.
    static func check(_ changes: [Change], of plan: Plan) throws(DatabaseError) {
        for change in changes {
            guard case .create(let tie, _) = change, tie.kind == .tableType, let table = tie.owner else {
                continue
            }
            let wanted = names(of: plan.target.objects.values, in: table)
            let present = columns(of: table, before: tie.id, changes, in: plan.source)
            if present != wanted { throw refusal(tie, table, present, wanted) }
        }
    }

    private static func refusal(
        _ tie: CatalogObject, _ table: ObjectID, _ present: [String], _ wanted: [String]
    ) -> DatabaseError {
        let type = (tie[.parent] ?? []).joined(separator: ".")
        return DatabaseError(
            .unsupported,
            "the table \(table.qualifiedName) can't be of the type \(type): its columns would be"
                + " \(present.joined(separator: ", ")), and the attributes are"
                + " \(wanted.joined(separator: ", "))",
            hint: "a new column comes last, on the way back too: put new attributes last and remove the last"
                + " ones only, or declare the table with its columns instead of OF the type")
    }

    private static func typedTable(ofColumnMadeBy change: Change, in target: Catalog) -> ObjectID? {
        guard case .create(let column, _) = change, column.kind == .column, let table = column.owner,
            target[ObjectID(.tableType, table.path)] != nil
        else { return nil }
        return table
    }

    /// The columns that a table has when its tie is made, in the order in which the server has them.
    private static func columns(
        of table: ObjectID, before tie: ObjectID, _ changes: [Change], in source: Catalog
    ) -> [String] {
        var present = names(of: source.objects.values, in: table)
        for change in changes {
            switch change {
            case .create(let object, _) where object.id == tie: return present
            case .create(let object, let parts): present += names(of: [object] + parts, in: table)
            case .drop(let object, let parts):
                let removed = names(of: [object] + parts, in: table)
                present.removeAll(where: removed.contains)
            case .rename(let old, let new) where old.kind == .column && old.owner == table:
                present = present.map { $0 == old.name ? new.name : $0 }
            case .rename, .alter: break
            }
        }
        return present
    }

    /// The names of those of some objects that are columns of a table, by place.
    private static func names(of objects: some Sequence<CatalogObject>, in table: ObjectID) -> [String] {
        objects.filter { $0.kind == .column && $0.owner == table }
            .sorted(by: CatalogGraph.naturalOrder).map(\.name)
    }
}
