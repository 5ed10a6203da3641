import VarveCatalog

/// Tables that refer to each other in a circle of more than one.
struct ReferenceCircles {
    private let targets: [[String]: Set<[String]>]

    init(_ tables: [TableParts]) {
        targets = Dictionary(
            tables.map { table in
                let path = table.table.id.path
                return (path, Set(table.foreignKeys.compactMap { $0[.referencedTable] }).subtracting([path]))
            }
        ) { first, _ in first }
    }

    /// Whether a table refers to itself by way of others.
    func contain(_ path: [String]) -> Bool {
        var seen: Set<[String]> = []
        var next = Array(targets[path] ?? [])
        while let table = next.popLast() {
            if table == path { return true }
            if seen.insert(table).inserted { next += targets[table] ?? [] }
        }
        return false
    }
}
