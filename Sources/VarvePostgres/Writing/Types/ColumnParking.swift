import VarveCatalog

/// Keeps the values of columns in a form of the server's own while their type or their collation is dropped and made anew,
/// or is changed in a way that the server refuses while there are values.
///
/// Values with composite types or rows of tables in them are kept as JSON, which knows attributes by name: they may come, go
/// and change places. All others are kept as text.
struct ColumnParking {
    /// What columns rest on and what is yet made anew.
    static let kinds: Set<ObjectKind> = [.compositeType, .rangeType, .domain, .collation]

    /// A column as it was.
    private struct Original {
        let column: CatalogObject
        let isKeptAsJSON: Bool
        /// The range whose multirange type is the column's, or its elements'.
        let range: ObjectID?
        /// Whether it stands in the way of other tables' rows, and so comes back last.
        let isRowHolder: Bool
    }

    /// The parked columns, in the order in which they were parked.
    private var originals: [Original] = []
    private let rows: RowHolders

    init(_ rows: RowHolders) {
        self.rows = rows
    }

    /// Parks all columns that rest on an object, which is about to be dropped.
    mutating func park(usersOf object: CatalogObject, in context: inout WritingContext) -> [String] {
        guard Self.kinds.contains(object.kind) else { return [] }
        return park(Self.users(of: object.id, in: context.current), in: &context)
    }

    /// Parks all columns that hold rows of some tables.
    mutating func park(rowsOf tables: Set<ObjectID>, in context: inout WritingContext) -> [String] {
        if tables.isEmpty { return [] }
        return rows.columns(of: tables, in: context).flatMap { park($0, isRowHolder: true, in: &context) }
    }

    /// Parks some columns, and before them those that hold rows of their tables.
    mutating func park(_ columns: [CatalogObject], in context: inout WritingContext) -> [String] {
        let holders = rows.columns(of: Set(columns.compactMap(\.owner)), in: context)
        let rest = columns.filter { column in !holders.contains { $0.id == column.id } }
        return holders.flatMap { park($0, isRowHolder: true, in: &context) }
            + rest.flatMap { park($0, isRowHolder: false, in: &context) }
    }

    private mutating func park(
        _ column: CatalogObject, isRowHolder: Bool, in context: inout WritingContext
    ) -> [String] {
        let isKeptAsJSON = !Self.composites(in: column, of: context.current).isEmpty
        if !originals.contains(where: { $0.column.id == column.id }) {
            let range = Self.range(ofMultirangesIn: column, in: context.current)
            originals.append(
                Original(
                    column: column, isKeptAsJSON: isKeptAsJSON, range: range, isRowHolder: isRowHolder))
        }
        let (parked, statements) = Self.parked(column, asJSON: isKeptAsJSON, in: context)
        context.current.insert(parked)
        return context.descent.follows(column) ? [] : statements
    }

    /// Gives the parked columns of which all is there again their types and values back.
    mutating func restore(in context: inout WritingContext) -> [String] {
        if originals.isEmpty { return [] }
        let ready = ready(in: context)
        originals.removeAll { original in ready.contains { $0.column.id == original.column.id } }
        var statements: [String] = []
        var restored: [CatalogObject] = []
        for original in ready {
            let column = Self.restored(original, in: context)
            // An inherited column's values come back with those of the parent's.
            if !context.descent.follows(column) {
                statements += Self.restoration(of: column, fromJSON: original.isKeptAsJSON, in: context)
            }
            context.current.insert(column)
            restored.append(column)
        }
        return statements + ColumnDetailStatements.restored(restored, in: context)
    }

    /// The columns that can come back, in order. While others are yet to do so, those stay that stand in their way.
    private func ready(in context: WritingContext) -> [Original] {
        let ready = originals.filter { Self.hasTypes($0, in: context.current) }
        let holders = ready.filter(\.isRowHolder)
        let others = ready.filter { !$0.isRowHolder }
        let isAwaited = originals.contains {
            !Self.hasTypes($0, in: context.current) && Self.hasTypes($0, in: context.target)
        }
        return isAwaited ? others : others + holders.reversed()
    }

    private static func hasTypes(_ original: Original, in catalog: Catalog) -> Bool {
        original.column.dependencies.allSatisfy { !kinds.contains($0.kind) || catalog[$0] != nil }
    }

    /// A column as it comes back: the multirange type of a range may have another name by now.
    private static func restored(_ original: Original, in context: WritingContext) -> CatalogObject {
        var column = original.column
        guard let range = original.range.flatMap({ context.current[$0] }), let text = column[.dataType]
        else { return column }
        let type = TypeName(text)
        let path = MultirangeName.path(of: range)
        guard type.path != path else { return column }
        let wanted = context.target[column.id]?[.dataType].flatMap { text -> String? in
            let wanted = TypeName(text)
            return wanted.path == path && wanted.isArray == type.isArray ? text : nil
        }
        column[.dataType] = wanted ?? SQLText.qualified(path) + (type.isArray ? "[]" : "")
        return column
    }

    private static func range(ofMultirangesIn column: CatalogObject, in catalog: Catalog) -> ObjectID? {
        guard let path = TypeName(column[.dataType] ?? "").path else { return nil }
        return column.dependencies.first { id in
            guard id.kind == .rangeType, let range = catalog[id] else { return false }
            return MultirangeName.path(of: range) == path
        }
    }

    /// The columns that hold values of a type or are under a collation.
    private static func users(of id: ObjectID, in catalog: Catalog) -> [CatalogObject] {
        sorted(
            catalog.objects.values.filter { object in
                object.kind == .column && object[.generation] == nil && object.dependencies.contains(id)
            })
    }

    /// Columns by table and place.
    static func sorted(_ columns: [CatalogObject]) -> [CatalogObject] {
        columns.sorted { left, right in
            let leftTable = left.id.path.dropLast()
            let rightTable = right.id.path.dropLast()
            if leftTable == rightTable { return CatalogGraph.naturalOrder(left, right) }
            return leftTable.lexicographicallyPrecedes(rightTable)
        }
    }

    /// Whether a parked column rests on something no more.
    private static func isHeld(_ id: ObjectID, by column: CatalogObject) -> Bool {
        kinds.contains(id.kind) || RowHolders.isRowType(id, of: column)
    }

    private static func parked(
        _ column: CatalogObject, asJSON isKeptAsJSON: Bool, in context: WritingContext
    ) -> (column: CatalogObject, statements: [String]) {
        var parked = column
        parked[.collation] = nil
        guard column.dependencies.contains(where: { $0.kind != .collation && isHeld($0, by: column) }) else {
            parked.dependencies = parked.dependencies.subtracting(
                column.dependencies.filter { $0.kind == .collation })
            let type = column[.dataType] ?? ""
            return (parked, ColumnTypeStatements.changing(column, to: type, using: nil, in: context))
        }
        parked[.dataType] = "text"
        parked.dependencies = parked.dependencies.subtracting(
            column.dependencies.filter { isHeld($0, by: column) || $0.kind == .enumType })
        let value = column.quotedName
        let text = isKeptAsJSON ? JSONValue.text(of: value) : "\(value)::text"
        return (parked, ColumnTypeStatements.changing(column, to: "text", using: text, in: context))
    }

    private static func restoration(
        of column: CatalogObject, fromJSON isKeptAsJSON: Bool, in context: WritingContext
    ) -> [String] {
        let type = column[.dataType] ?? ""
        let collation = column[.collation].map { " COLLATE \($0)" } ?? ""
        func changing(using value: String?) -> [String] {
            ColumnTypeStatements.changing(column, to: type + collation, using: value, in: context)
        }
        if context.current[column.id]?[.dataType] == type { return changing(using: nil) }
        let value = column.quotedName
        guard isKeptAsJSON else { return changing(using: "\(value)::\(type)") }
        let json = JSONValue(type: type, wrapper: "varve_value")
        return [json.preparation] + changing(using: json.value(of: value)) + [json.completion]
    }

    /// The composite types in a column's values, directly or not, and the tables whose rows are.
    static func composites(in column: CatalogObject, of catalog: Catalog) -> Set<ObjectID> {
        var waiting = [column]
        var seen: Set<ObjectID> = []
        while let object = waiting.popLast() {
            for next in object.dependencies where isHeld(next, by: object) && seen.insert(next).inserted {
                if kinds.contains(next.kind), let type = catalog[next] { waiting.append(type) }
            }
        }
        return seen.filter { $0.kind == .compositeType || !kinds.contains($0.kind) }
    }
}
