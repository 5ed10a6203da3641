import VarveCatalog

/// Columns that hold rows of other tables, whose type is the table's. The server writes no row of a table anew while there are
/// such columns, so they are parked meanwhile (``ColumnParking``).
struct RowHolders {
    /// The tables on whose rows any type or column rests, before or after.
    private let held: Set<ObjectID>

    init(for catalogs: [Catalog]) {
        var held: Set<ObjectID> = []
        for object in catalogs.flatMap(\.objects.values)
        where object.kind == .column || Self.types.contains(object.kind) {
            for id in object.dependencies where Self.isRowType(id, of: object) { held.insert(id) }
        }
        self.held = held
    }

    /// The columns that hold rows of some tables or of their partitions and heirs. Such a column stands in the way of the others
    /// of its table too, so each comes after those that hold rows of its own table.
    func columns(of tables: Set<ObjectID>, in context: WritingContext) -> [CatalogObject] {
        if held.isEmpty { return [] }
        var seen: Set<ObjectID> = []
        var found: [CatalogObject] = []
        for table in tables.sorted() { visit(table, in: context, &seen, &found) }
        return found
    }

    private func visit(
        _ table: ObjectID, in context: WritingContext, _ seen: inout Set<ObjectID>,
        _ found: inout [CatalogObject]
    ) {
        guard seen.insert(table).inserted else { return }
        for heir in context.descent.children(of: table) { visit(heir, in: context, &seen, &found) }
        guard held.contains(table) else { return }
        for column in Self.holders(of: table, in: context.current) {
            if let owner = column.owner { visit(owner, in: context, &seen, &found) }
            if !found.contains(where: { $0.id == column.id }) { found.append(column) }
        }
    }

    /// The columns with values of a type, or rows of a table, in their own, directly or not.
    static func holders(of type: ObjectID, in catalog: Catalog) -> [CatalogObject] {
        let candidates = types.flatMap(catalog.all)
        var over: Set<ObjectID> = [type]
        var waiting = [type]
        while let id = waiting.popLast() {
            for holder in candidates where holder.dependencies.contains(id) && over.insert(holder.id).inserted
            {
                waiting.append(holder.id)
            }
        }
        return ColumnParking.sorted(
            catalog.objects.values.filter { column in
                // The rows of foreign tables are elsewhere.
                column.kind == .column && column.owner?.kind == .table && column.owner != type
                    && column[.generation] == nil && !column.dependencies.isDisjoint(with: over)
            })
    }

    /// Whether what an object rests on is the type of a table's rows: its own table aside, a type or a column rests on no
    /// other for anything else.
    static func isRowType(_ id: ObjectID, of object: CatalogObject) -> Bool {
        (id.kind == .table || id.kind == .foreignTable) && id != object.owner
    }

    private static let types: [ObjectKind] = [.compositeType, .domain, .rangeType]
}

extension RowHolders {
    /// Whether a table's rows are written anew as it gets a part: a column with a value for them.
    static func areRewritten(byAdding part: CatalogObject) -> Bool {
        switch part.kind {
        case .columnDefault: true
        case .column:
            // A domain may have a default, or checks that NULL has to pass.
            part[.identity] != nil || part[.generation] != nil
                || part.dependencies.contains { $0.kind == .domain }
        default: false
        }
    }

    /// Whether a table's rows are written anew as it takes another form.
    static func areRewritten(from old: CatalogObject, to new: CatalogObject) -> Bool {
        new.kind == .table
            && (old[flag: .isUnlogged] != new[flag: .isUnlogged] || old[.accessMethod] != new[.accessMethod])
    }

    /// The tables whose rows are written anew as an object is made.
    static func tables(
        writtenByMaking object: CatalogObject, _ parts: [CatalogObject], in context: WritingContext
    ) -> Set<ObjectID> {
        guard object.kind == .column, let table = object.owner, !context.descent.follows(object),
            ([object] + parts).contains(where: areRewritten(byAdding:))
        else { return [] }
        return [table]
    }

    /// The tables whose rows are written anew as an object is altered.
    static func tables(
        writtenByAltering old: CatalogObject, to new: CatalogObject, in context: WritingContext
    ) -> Set<ObjectID> {
        switch new.kind {
        case .column:
            let present = context.current[old.id] ?? old
            guard let table = new.owner,
                present[.dataType] != new[.dataType] || present[.collation] != new[.collation]
            else { return [] }
            return [table]
        case .table: return areRewritten(from: old, to: new) ? [new.id] : []
        default:
            return TypeRebuild.isNeeded(from: old, to: new) ? TypeRebuild(of: new, in: context).tables : []
        }
    }
}
