import VarveCatalog

extension TableShapes {
    /// An order in which tables can be dropped: children first. In a circle a table goes while others refer to it; one that
    /// refers to itself is best dropped while all is there.
    func dropOrder(_ names: Set<String>) -> [String] {
        var remaining = Array(parentsFirst(names).reversed())
        var order: [String] = []
        while !remaining.isEmpty {
            let left = remaining.compactMap { shapes[$0] }
            let free = remaining.first { name in
                !left.contains { $0.name != name && $0.references.contains(Quoting.folded(name)) }
            }
            let next = free ?? opening(of: remaining, gone: Set(order.map(Quoting.folded)))
            order.append(next)
            remaining.removeAll { $0 == next }
        }
        return order
    }

    /// Where a circle that nothing else refers to is best opened.
    private func opening(of names: [String], gone: Set<String>) -> String {
        let remaining = Set(names)
        let reach = Dictionary(
            uniqueKeysWithValues: names.map { ($0, closure(of: [$0]).intersection(remaining)) })
        let outermost = names.filter { name in
            reach[name]?.allSatisfy { reach[$0]?.contains(name) == true } == true
        }
        func children(of name: String) -> [TableShape] {
            names.compactMap { shapes[$0] }.filter { $0.actingReferences.contains(Quoting.folded(name)) }
        }
        let possible = outermost.filter {
            children(of: $0).allSatisfy { $0.references.isDisjoint(with: gone) }
        }
        return possible.first { name in children(of: name).contains { $0.name == name } }
            ?? possible.first ?? outermost.first ?? names[0]
    }

    /// The statements that drop tables in an order.
    ///
    /// SQLite's DROP TABLE deletes the rows first and prepares what ON DELETE does to others, for which all that those
    /// refer to must be there (foreign keys, section 4.3 and 5 of the manual). In a circle some of it may be gone already: then a table
    /// that has no more than the keys stands in for it.
    func drops(of order: [String]) -> [String] {
        var statements: [String] = []
        var remaining = Set(order.map(Quoting.folded))
        var gone: [String: String] = [:]
        var standIns: [String] = []
        let actors = Dictionary(
            grouping: order.compactMap { shapes[$0] }.flatMap { shape in
                shape.actingReferences.map { (parent: $0, shape: shape) }
            }, by: \.parent
        ).mapValues { $0.map(\.shape) }
        for name in order {
            let touched = Self.touched(byDropping: name, actors, remaining)
            let missing = Set(touched.flatMap(\.references)).intersection(gone.keys)
            for parent in missing.sorted().compactMap({ gone.removeValue(forKey: $0) }) {
                let children = order.compactMap { shapes[$0] }.filter {
                    remaining.contains(Quoting.folded($0.name))
                }
                statements.append(Self.standIn(for: parent, of: children))
                standIns.append(parent)
            }
            statements.append("DROP TABLE \(Quoting.identifier(name))")
            remaining.remove(Quoting.folded(name))
            gone[Quoting.folded(name)] = name
        }
        return statements + standIns.map { "DROP TABLE \(Quoting.identifier($0))" }
    }

    /// The tables whose rows change or go when those of a table go, directly or through others.
    private static func touched(
        byDropping name: String, _ actors: [String: [TableShape]], _ remaining: Set<String>
    ) -> [TableShape] {
        var found: [String: TableShape] = [:]
        var waiting = [Quoting.folded(name)]
        while let parent = waiting.popLast() {
            for shape in actors[parent] ?? [] where remaining.contains(Quoting.folded(shape.name)) {
                if found.updateValue(shape, forKey: Quoting.folded(shape.name)) == nil {
                    waiting.append(Quoting.folded(shape.name))
                }
            }
        }
        return Array(found.values)
    }

    /// CREATE TABLE for an empty table that has what foreign keys of other tables lead to.
    private static func standIn(for parent: String, of children: [TableShape]) -> String {
        let keys = children.flatMap(\.foreignKeys).filter {
            Quoting.folded($0[.referencedTable]?.first ?? "") == Quoting.folded(parent)
        }
        // Keys that name no columns lead to the primary key, whatever its columns are called.
        let unnamed = keys.first { $0[.referencedColumns] == nil }
        let primary = (unnamed?[.columns] ?? []).indices.map { "varve_key_\($0 + 1)" }
        let named = Set(keys.compactMap { $0[.referencedColumns]?.map(Quoting.folded) })
        let unique = named.sorted { $0.lexicographicallyPrecedes($1) }
        let columns = primary + Set(unique.joined()).sorted()
        let lines =
            columns.map(Quoting.identifier)
            + (primary.isEmpty ? [] : ["PRIMARY KEY (\(Quoting.identifiers(primary)))"])
            + unique.map { "UNIQUE (\(Quoting.identifiers($0)))" }
        return "CREATE TABLE \(Quoting.identifier(parent)) (\(lines.joined(separator: ", ")))"
    }
}
