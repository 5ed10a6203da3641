import VarveCatalog

/// One node for each statement that the comparison asks for.
extension ChangeGraph {
    mutating func addRemovals(_ detached: Set<Detached>) {
        var removed = comparison.dropped
        for (id, pair) in comparison.replaced { removed[id] = pair.old }
        let groups = Folding(removed) { part, _ in !detached.contains(.removed(part.id)) }
        for (root, parts) in groups.sorted() {
            append(Node(change: .drop(root, parts: parts), made: [], unmade: [root] + parts))
        }
    }

    mutating func addCreations(_ detached: Set<Detached>) {
        var created = comparison.created
        for pair in comparison.replaced.values { created[pair.new.id] = pair.new }
        let rules = rules
        let groups = Folding(created) { part, owner in
            !detached.contains(.made(part.id)) && rules.isWritten(part, within: owner)
        }
        for (root, parts) in groups.sorted() {
            append(Node(change: .create(root, parts: parts), made: [root] + parts, unmade: []))
        }
    }

    mutating func addAlterations() {
        let detours = Detours(comparison, rules: rules)
        for pair in comparison.renamed.values.sorted(by: { $0.old.id < $1.old.id }) {
            var old = pair.old
            if let stop = detours.stops[old.id] {
                edges.insert(
                    Edge(first: nodes.count, second: nodes.count + 1, detachable: nil, isSoft: false))
                append(Node(change: .rename(from: old, to: stop), made: [], unmade: []))
                old = stop
            }
            append(Node(change: .rename(from: old, to: pair.new), made: [pair.new], unmade: []))
        }
        for pair in comparison.altered.values.sorted(by: { $0.old.id < $1.old.id }) {
            let isNoticed = rules.concernsDependents(alterationFrom: pair.old, to: pair.new)
            append(
                Node(change: .alter(from: pair.old, to: pair.new), made: [pair.new], unmade: []),
                isNoticed: isNoticed)
        }
    }

    private mutating func append(_ node: Node, isNoticed: Bool = true) {
        let index = nodes.count
        nodes.append(node)
        for object in node.made {
            // A renamed object that is altered too: the alteration completes it and comes second.
            if let earlier = makers[object.id] {
                edges.insert(Edge(first: earlier, second: index, detachable: nil, isSoft: false))
            }
            if isNoticed { makers[object.id] = index }
        }
        for object in node.unmade { removers[object.id] = index }
    }
}
