import VarveCatalog

/// Keeps the values of columns in a form of the server's own while their type or their collation is dropped and made anew,
/// or is changed in a way that the server refuses while there are values.
///
/// Values with composite types in them are kept as JSON, which knows attributes by name: they may come, go and change places.
/// All others are kept as text.
struct ColumnParking {
    /// What columns rest on and what is yet made anew.
    static let kinds: Set<ObjectKind> = [.compositeType, .rangeType, .domain, .collation]

    /// A column as it was.
    private struct Original {
        let column: CatalogObject
        let isKeptAsJSON: Bool
    }

    /// The parked columns, in the order in which they were parked.
    private var originals: [Original] = []

    /// Parks all columns that rest on an object, which is about to be dropped.
    mutating func park(usersOf object: CatalogObject, in context: inout WritingContext) -> [String] {
        guard Self.kinds.contains(object.kind) else { return [] }
        return park(Self.users(of: object.id, in: context.current), in: &context)
    }

    /// Parks some columns.
    mutating func park(_ columns: [CatalogObject], in context: inout WritingContext) -> [String] {
        columns.flatMap { column in
            let isKeptAsJSON = !Self.composites(in: column, of: context.current).isEmpty
            if !originals.contains(where: { $0.column.id == column.id }) {
                originals.append(Original(column: column, isKeptAsJSON: isKeptAsJSON))
            }
            let (parked, statements) = Self.parked(column, asJSON: isKeptAsJSON, in: context)
            context.current.insert(parked)
            return context.descent.follows(column) ? [] : statements
        }
    }

    /// Gives the parked columns of which all is there again their types and values back.
    mutating func restore(in context: inout WritingContext) -> [String] {
        if originals.isEmpty { return [] }
        let ready = originals.filter { original in
            original.column.dependencies.allSatisfy {
                !Self.kinds.contains($0.kind) || context.current[$0] != nil
            }
        }
        originals.removeAll { original in ready.contains { $0.column.id == original.column.id } }
        let statements = ready.flatMap { original in
            defer { context.current.insert(original.column) }
            // An inherited column's values come back with those of the parent's.
            return context.descent.follows(original.column)
                ? [] : Self.restoration(of: original, in: context)
        }
        return statements + ColumnDetailStatements.restored(ready.map(\.column), in: context)
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

    private static func parked(
        _ column: CatalogObject, asJSON isKeptAsJSON: Bool, in context: WritingContext
    ) -> (column: CatalogObject, statements: [String]) {
        var parked = column
        parked[.collation] = nil
        guard column.dependencies.contains(where: { $0.kind != .collation && kinds.contains($0.kind) }) else {
            parked.dependencies = parked.dependencies.subtracting(
                column.dependencies.filter { $0.kind == .collation })
            let type = column[.dataType] ?? ""
            return (parked, ColumnTypeStatements.changing(column, to: type, using: nil, in: context))
        }
        parked[.dataType] = "text"
        parked.dependencies = parked.dependencies.subtracting(
            column.dependencies.filter { kinds.contains($0.kind) || $0.kind == .enumType })
        let value = column.quotedName
        let text = isKeptAsJSON ? JSONValue.text(of: value) : "\(value)::text"
        return (parked, ColumnTypeStatements.changing(column, to: "text", using: text, in: context))
    }

    private static func restoration(of original: Original, in context: WritingContext) -> [String] {
        let column = original.column
        let type = column[.dataType] ?? ""
        let collation = column[.collation].map { " COLLATE \($0)" } ?? ""
        func changing(using value: String?) -> [String] {
            ColumnTypeStatements.changing(column, to: type + collation, using: value, in: context)
        }
        if context.current[column.id]?[.dataType] == type { return changing(using: nil) }
        let value = column.quotedName
        guard original.isKeptAsJSON else { return changing(using: "\(value)::\(type)") }
        let json = JSONValue(type: type, wrapper: "varve_value")
        return [json.preparation] + changing(using: json.value(of: value)) + [json.completion]
    }

    /// The composite types in a column's values, directly or not.
    static func composites(in column: CatalogObject, of catalog: Catalog) -> Set<ObjectID> {
        var waiting = column.dependencies.filter { kinds.contains($0.kind) }
        var seen = Set(waiting)
        while let id = waiting.popLast() {
            for next in catalog[id]?.dependencies ?? []
            where kinds.contains(next.kind) && seen.insert(next).inserted {
                waiting.append(next)
            }
        }
        return seen.filter { $0.kind == .compositeType }
    }
}
