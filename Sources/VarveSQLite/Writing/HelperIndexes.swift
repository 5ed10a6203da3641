import VarveCatalog

/// Indexes that are there for the length of a rebuild.
struct HelperIndexes {
    private(set) var creations: [String] = []
    private(set) var removals: [String] = []

    /// - Parameters:
    ///   - rebuild: The rebuild.
    ///   - indexes: The indexes that its tables have afterwards.
    init(_ rebuild: Rebuild, _ indexes: [CatalogObject]) {
        addParentKeys(rebuild, indexes)
        addCircles(rebuild)
    }

    /// Unique indexes that foreign keys refer to: without them SQLite refuses every row ("foreign key mismatch").
    private mutating func addParentKeys(_ rebuild: Rebuild, _ indexes: [CatalogObject]) {
        let keys = rebuild.newNames.keys.flatMap { rebuild.target[$0]?.foreignKeys ?? [] }
        for index in indexes where index[flag: .isUnique] && index[.predicate] == nil {
            guard let owner = index.owner?.name, let newName = rebuild.newNames[owner] else { continue }
            let isReferred = keys.contains { key in
                let table = key[.referencedTable]?.first.map(Quoting.folded)
                let columns = (key[.referencedColumns] ?? []).map(Quoting.plainIfPossible)
                return table == Quoting.folded(owner) && Set(columns) == Set(index[.keys] ?? [])
            }
            if isReferred { add(on: newName, index[.keys] ?? [], isUnique: true) }
        }
    }

    /// In a circle, rows come before those they refer to, and rows go while others refer to them. Each time SQLite looks
    /// for the referring rows, and reads their whole table if no index helps.
    private mutating func addCircles(_ rebuild: Rebuild) {
        let filled = places(of: rebuild.kept)
        for name in rebuild.kept {
            addReferences(from: rebuild.target[name], on: rebuild.newNames[name]) { parent in
                (filled[parent] ?? -1) > (filled[Quoting.folded(name)] ?? 0)
            }
        }
        let dropped = places(of: rebuild.dropped)
        for name in rebuild.dropped {
            addReferences(from: rebuild.source[name], on: nil) { parent in
                (dropped[parent] ?? .max) <= (dropped[Quoting.folded(name)] ?? 0)
            }
        }
    }

    private func places(of names: [String]) -> [String: Int] {
        Dictionary(names.enumerated().map { (Quoting.folded($0.element), $0.offset) }) { first, _ in first }
    }

    /// - Parameter newName: The table's temporary name; `nil` where it is dropped, and its indexes with it.
    private mutating func addReferences(
        from shape: TableShape?, on newName: String?, where isMeant: (_ parent: String) -> Bool
    ) {
        guard let shape else { return }
        for key in shape.foreignKeys where isMeant(Quoting.folded(key[.referencedTable]?.first ?? "")) {
            guard let columns = key[.columns], !shape.finds(columns, withIndexes: newName == nil) else {
                continue
            }
            add(on: newName ?? shape.name, columns.map(Quoting.plainIfPossible), isRemoved: newName != nil)
        }
    }

    private mutating func add(
        on table: String, _ keys: [String], isUnique: Bool = false, isRemoved: Bool = true
    ) {
        let name = Quoting.identifier("varve_helper_\(creations.count + 1)")
        let columns = keys.joined(separator: ", ")
        creations.append(
            "CREATE \(isUnique ? "UNIQUE " : "")INDEX \(name) ON \(Quoting.identifier(table)) (\(columns))")
        if isRemoved { removals.append("DROP INDEX \(name)") }
    }
}

extension TableShape {
    /// Whether rows can be found by these columns without reading the whole table.
    func finds(_ wanted: [String], withIndexes: Bool) -> Bool {
        let keys = constraints.filter { $0.kind == .primaryKey || $0.kind == .unique }.compactMap {
            $0[.columns]
        }
        let plain = wanted.map(Quoting.plainIfPossible)
        let whole = withIndexes ? indexes.filter { $0[.predicate] == nil }.compactMap { $0[.keys] } : []
        return keys.contains { Set($0.prefix(wanted.count)) == Set(wanted) }
            || whole.contains { Set($0.prefix(plain.count)) == Set(plain) }
    }
}
