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
    var nodes: [Node] = []
    var edges: Set<Edge> = []
    /// The node that brings an object into its target form, by its target identity.
    var makers: [ObjectID: Int] = [:]
    /// The node that removes an object, by its source identity.
    var removers: [ObjectID: Int] = [:]

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
