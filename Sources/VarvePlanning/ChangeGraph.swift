import VarveCatalog

/// The changes as nodes, and which must come before which.
struct ChangeGraph {
    /// One change, with all objects that it makes and unmakes.
    struct Node {
        let change: Change
        /// Objects that the change brings into the form which the target wants.
        let made: [CatalogObject]
        /// Objects that the change removes or takes the old form from.
        let unmade: [CatalogObject]
    }

    /// One reason why a change must come before another.
    struct Edge: Hashable {
        let first: Int
        let second: Int
        /// The part for whose sake the order is needed, where it could as well be a change of its own.
        let detachable: Detached?
        /// Whether the engine would put up with the other order.
        let isSoft: Bool
    }

    /// A part that is made or removed by a statement of its own instead of its owner's.
    enum Detached: Hashable {
        case made(ObjectID)
        case removed(ObjectID)
    }

    let comparison: Comparison
    let rules: any PlanningRules
    private(set) var nodes: [Node] = []
    private(set) var edges: Set<Edge> = []
    /// The node that brings an object into its target form, by its target identity.
    private var makers: [ObjectID: Int] = [:]
    /// The node that removes an object, by its source identity.
    private var removers: [ObjectID: Int] = [:]

    /// Orders the changes of a comparison so that each can be carried out when its turn comes.
    static func order(
        _ comparison: Comparison, rules: any PlanningRules
    ) throws(PlanningError) -> [Change] {
        var detached: Set<Detached> = []
        while true {
            let graph = ChangeGraph(comparison, rules: rules, detached: detached)
            switch graph.sorted() {
            case .ordered(let changes):
                return changes
            case .blocked(let cycle):
                // Only a part that stands in the circle can open it; each is detached at most once.
                let openings = cycle.compactMap(\.detachable).filter { !detached.contains($0) }
                guard let opening = openings.min() else {
                    throw .dependencyCycle(graph.objects(of: cycle))
                }
                detached.insert(opening)
            }
        }
    }

    private init(_ comparison: Comparison, rules: any PlanningRules, detached: Set<Detached>) {
        self.comparison = comparison
        self.rules = rules
        addRemovals(detached)
        addCreations(detached)
        addAlterations()
        connect()
    }

    private func objects(of cycle: [Edge]) -> [ObjectID] {
        cycle.map { edge in
            let change = nodes[edge.first].change
            return change.after?.id ?? change.before?.id ?? ObjectID(ObjectKind(rawValue: "object"), [])
        }
    }
}

extension ChangeGraph.Detached: Comparable {
    private var key: (Int, ObjectID) {
        switch self {
        case .made(let id): (0, id)
        case .removed(let id): (1, id)
        }
    }

    static func < (left: Self, right: Self) -> Bool { left.key < right.key }
}

// MARK: - Nodes

extension ChangeGraph {
    private mutating func addRemovals(_ detached: Set<Detached>) {
        var removed = comparison.dropped
        for (id, pair) in comparison.replaced { removed[id] = pair.old }
        let groups = Folding(removed) { part, _ in !detached.contains(.removed(part.id)) }
        for (root, parts) in groups.sorted() {
            append(Node(change: .drop(root, parts: parts), made: [], unmade: [root] + parts))
        }
    }

    private mutating func addCreations(_ detached: Set<Detached>) {
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

    private mutating func addAlterations() {
        for pair in comparison.renamed.values.sorted(by: { $0.old.id < $1.old.id }) {
            append(Node(change: .rename(from: pair.old, to: pair.new), made: [pair.new], unmade: []))
        }
        for pair in comparison.altered.values.sorted(by: { $0.old.id < $1.old.id }) {
            append(Node(change: .alter(from: pair.old, to: pair.new), made: [pair.new], unmade: []))
        }
    }

    private mutating func append(_ node: Node) {
        let index = nodes.count
        nodes.append(node)
        for object in node.made {
            // A renamed object that is altered too: the alteration completes it and comes second.
            if let earlier = makers[object.id] {
                edges.insert(Edge(first: earlier, second: index, detachable: nil, isSoft: false))
            }
            makers[object.id] = index
        }
        for object in node.unmade { removers[object.id] = index }
    }
}

// MARK: - Edges

extension ChangeGraph {
    private mutating func connect() {
        for index in nodes.indices {
            for object in nodes[index].made { connectMade(object, by: index) }
            for object in nodes[index].unmade { connectRemoved(object, by: index) }
            if case .alter(let old, let new) = nodes[index].change { connectAltered(old, new, by: index) }
        }
        connectReplacements()
        connectNames()
    }

    /// What an object rests on is there first, in the form that the target wants.
    private mutating func connectMade(_ object: CatalogObject, by index: Int) {
        for dependency in object.dependencies {
            guard let maker = makers[dependency] else { continue }
            require(
                maker, before: index, detachable: detachable(object, in: index),
                isSoft: rules.canPrecede(object, its: dependency))
        }
    }

    /// What rests on an object goes before the object does, and before it takes another form.
    private mutating func connectRemoved(_ object: CatalogObject, by index: Int) {
        for dependency in object.dependencies {
            let isSoft = rules.canPrecede(object, its: dependency)
            if let remover = removers[dependency] {
                require(index, before: remover, detachable: detachable(object, in: index), isSoft: isSoft)
            }
            let changed = comparison.altered[dependency] ?? comparison.renamed[dependency]
            if let changed, let maker = makers[changed.new.id] {
                require(index, before: maker, detachable: detachable(object, in: index), isSoft: isSoft)
            }
        }
    }

    /// An alteration that lets go of something comes before that is removed.
    private mutating func connectAltered(_ old: CatalogObject, _ new: CatalogObject, by index: Int) {
        for dependency in old.dependencies where !new.dependencies.contains(dependency) {
            guard let remover = removers[dependency] else { continue }
            require(index, before: remover, isSoft: rules.canPrecede(old, its: dependency))
        }
    }

    /// The old form goes before whatever it stood in the way of, and the new one comes after it.
    private mutating func connectReplacements() {
        for (id, pair) in comparison.replaced {
            guard let remover = removers[id], let maker = makers[pair.new.id] else { continue }
            require(remover, before: maker)
            for cause in comparison.causes[id] ?? [] {
                if let causeRemover = removers[cause] { require(remover, before: causeRemover) }
                let altered = comparison.altered[cause] ?? comparison.replaced[cause]
                guard let altered, let causeMaker = makers[altered.new.id] else { continue }
                require(remover, before: causeMaker)
                require(causeMaker, before: maker)
            }
        }
    }

    /// A name is given up before another object takes it.
    private mutating func connectNames() {
        var releasers: [String: Int] = [:]
        for (index, node) in nodes.enumerated() {
            if case .rename(let old, _) = node.change { release([old], by: index, into: &releasers) }
            release(node.unmade, by: index, into: &releasers)
        }
        guard !releasers.isEmpty else { return }
        for (index, node) in nodes.enumerated() {
            if case .alter = node.change { continue }
            for object in node.made {
                for name in rules.occupiedNames(of: object) {
                    guard let releaser = releasers[name] else { continue }
                    require(releaser, before: index)
                }
            }
        }
    }

    private func release(_ objects: [CatalogObject], by index: Int, into releasers: inout [String: Int]) {
        for object in objects {
            for name in rules.occupiedNames(of: object) { releasers[name] = index }
        }
    }

    private mutating func require(
        _ first: Int, before second: Int, detachable: Detached? = nil, isSoft: Bool = false
    ) {
        guard first != second else { return }
        edges.insert(Edge(first: first, second: second, detachable: detachable, isSoft: isSoft))
    }

    /// The part of a node that could be a node of its own; `nil` where the object is the node's root.
    private func detachable(_ object: CatalogObject, in index: Int) -> Detached? {
        switch nodes[index].change {
        case .create(let root, _) where root.id != object.id: .made(object.id)
        case .drop(let root, _) where root.id != object.id: .removed(object.id)
        default: nil
        }
    }
}
