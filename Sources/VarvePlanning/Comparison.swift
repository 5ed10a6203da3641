import VarveCatalog

/// What has to happen to each object on the way from source to target, before any order.
struct Comparison {
    /// A pair of forms of one object.
    struct Pair {
        let old: CatalogObject
        let new: CatalogObject
    }

    let pairing: Pairing
    /// Objects that only the target has.
    private(set) var created: [ObjectID: CatalogObject] = [:]
    /// Objects that only the source has.
    private(set) var dropped: [ObjectID: CatalogObject] = [:]
    /// Objects that are altered where they stand, by their source identity.
    var altered: [ObjectID: Pair] = [:]
    /// Parts of tables that are their own in the source and inherited in the target, by their source identity.
    private(set) var joining: [ObjectID: Pair] = [:]
    /// Parts of tables that are inherited in the source and their own in the target, by their source identity.
    private(set) var leaving: [ObjectID: Pair] = [:]
    /// Objects that get another name, by their source identity.
    var renamed: [ObjectID: Pair] = [:]
    /// Objects that are dropped and made anew, by their source identity.
    private(set) var replaced: [ObjectID: Pair] = [:]
    /// Altered or replaced objects for whose sake an object is made anew, although it may not rest on them directly; of an
    /// object that is dropped those that it would otherwise be in the way of.
    private(set) var causes: [ObjectID: Set<ObjectID>] = [:]
    /// Objects that stay and are touched, by their target identity, with the altered or replaced ones for whose sake.
    private(set) var touched: [ObjectID: Set<ObjectID>] = [:]

    var source: Catalog { pairing.source }
    var target: Catalog { pairing.target }

    init(_ pairing: Pairing, rules: any PlanningRules) {
        self.pairing = pairing
        var matched: Set<ObjectID> = []
        for old in pairing.source.objects.values {
            guard let new = pairing.counterpart(of: old) else {
                dropped[old.id] = old
                continue
            }
            matched.insert(new.id)
            compare(old, new, rules: rules)
        }
        for new in pairing.target.objects.values where !matched.contains(new.id) {
            created[new.id] = new
        }
    }

    private mutating func compare(_ old: CatalogObject, _ new: CatalogObject, rules: any PlanningRules) {
        let hasMoved = old.isPartOfOwner && old.owner.map(pairing.counterpart(of:)) != new.owner
        if old.attributes != new.attributes || hasMoved {
            switch rules.alteration(from: old, to: new) {
            case .inPlace: altered[old.id] = Pair(old: old, new: new)
            case .replacement: replaced[old.id] = Pair(old: old, new: new)
            }
        }
        if old.origin == .own, new.origin == .inherited { joining[old.id] = Pair(old: old, new: new) }
        if old.origin == .inherited, new.origin == .own { leaving[old.id] = Pair(old: old, new: new) }
        if pairing.followed.contains(old.id), replaced[old.id] == nil {
            renamed[old.id] = Pair(old: old, new: new)
        }
    }
}

extension Comparison {
    /// Finds what the differences between objects mean for others.
    mutating func settle(rules: any PlanningRules) {
        partParts(rules: rules)
        recreateDependents(rules: rules)
        joinParts(rules: rules)
    }

    /// Finds every object that must be dropped before a change beneath it and made again afterwards.
    private mutating func recreateDependents(rules: any PlanningRules) {
        if altered.isEmpty && replaced.isEmpty && dropped.isEmpty && created.isEmpty { return }
        let graph = CatalogGraph(source)
        var queue: [(root: ObjectID, disturbance: Disturbance)] = []
        queue += dropped.values.sorted { $0.id < $1.id }.map { ($0.id, .replaced($0)) }
        queue += replaced.values.sorted { $0.old.id < $1.old.id }.map { ($0.old.id, .replaced($0.old)) }
        queue += altered.values.sorted { $0.old.id < $1.old.id }
            .map { ($0.old.id, .altered(from: $0.old, to: $0.new)) }
        queue += gains + touchedOwners(rules: rules)
        var seen: Set<Visit> = []
        var seenOwners: Set<Visit> = []
        var next = 0
        while next < queue.count {
            let (root, disturbance) = queue[next]
            next += 1
            let disturbed = disturbance.object
            for id in graph.dependents(of: disturbed.id) {
                guard let dependent = source[id], id != root else { continue }
                if dropped[id] != nil {
                    noteObstacle(dependent, of: disturbance, root: root, rules: rules)
                    continue
                }
                let effect = effect(on: dependent, of: disturbance, rules: rules)
                guard effect != .none, seen.insert(Visit(root: root, dependent: id)).inserted else {
                    continue
                }
                switch effect {
                case .none: break
                case .touch:
                    touched[pairing.counterpart(of: dependent)?.id ?? id, default: []].insert(root)
                    queue.append((root, .touched(dependent)))
                    if let owner = self.owner(touchedBy: .touched(dependent), rules: rules),
                        seenOwners.insert(Visit(root: root, dependent: owner.id)).inserted
                    {
                        queue.append((root, .touched(owner)))
                    }
                case .recreate:
                    causes[id, default: []].insert(root)
                    if recreate(dependent) { queue.append((id, .replaced(dependent))) }
                }
            }
        }
    }

    /// What is dropped anyway must go before the change that it would be in the way of.
    private mutating func noteObstacle(
        _ dependent: CatalogObject, of disturbance: Disturbance, root: ObjectID, rules: any PlanningRules
    ) {
        guard dropped[root] == nil, dropped[disturbance.object.id] == nil,
            rules.effect(on: dependent, of: disturbance) == .recreate
        else { return }
        causes[dependent.id, default: []].insert(root)
    }

    /// The owners of altered parts, where others that rest on them notice.
    private func touchedOwners(rules: any PlanningRules) -> [(root: ObjectID, disturbance: Disturbance)] {
        altered.values.sorted { $0.old.id < $1.old.id }.compactMap { pair in
            let change = Disturbance.altered(from: pair.old, to: pair.new)
            guard let owner = self.owner(touchedBy: change, rules: rules) else { return nil }
            return (pair.old.id, .touched(owner))
        }
    }

    private func owner(touchedBy change: Disturbance, rules: any PlanningRules) -> CatalogObject? {
        rules.concernsOwner(change) ? stayingOwner(of: change.object) : nil
    }

    /// The object that stays of which another is a part, or a part of a part.
    private func stayingOwner(of part: CatalogObject) -> CatalogObject? {
        guard let id = part.owner, let owner = source[id] ?? target[id] else { return nil }
        return source[id] != nil && replaced[id] == nil ? owner : stayingOwner(of: owner)
    }

    /// Parts that are made for an object which stays.
    private var gains: [(root: ObjectID, disturbance: Disturbance)] {
        let parts = created.values.map { ($0.id, $0) } + replaced.values.map { ($0.old.id, $0.new) }
        return parts.sorted { $0.0 < $1.0 }.compactMap { root, part in
            guard let owner = stayingOwner(of: part) else { return nil }
            return (root, .gained(owner, part: part))
        }
    }

    private func effect(
        on dependent: CatalogObject, of disturbance: Disturbance, rules: any PlanningRules
    ) -> Effect {
        let disturbed = disturbance.object
        if let pair = altered[dependent.id], rules.letsGo(pair.old, becoming: pair.new),
            dependent.owner != disturbed.id, !pair.new.dependencies.contains(disturbed.id)
        {
            return .none
        }
        if case .replaced = disturbance {
            // A part vanishes with its owner, whatever the rules say.
            if dependent.owner == disturbed.id { return .recreate }
            if dropped[disturbed.id] != nil {
                return outlives(dependent, dropped: disturbed, rules: rules) ? .none : .recreate
            }
        }
        return rules.effect(on: dependent, of: disturbance)
    }

    /// Whether an object can stay although something that it rested on is dropped for good: because it no longer
    /// does once it is altered, or because the engine does not mind.
    private func outlives(_ dependent: CatalogObject, dropped: CatalogObject, rules: any PlanningRules)
        -> Bool
    {
        if rules.canPrecede(dependent, its: dropped.id) { return true }
        return altered[dependent.id] != nil
    }

    /// Whether the new form of an object comes after the cause for which it is made anew: it need not where it rested on
    /// that directly and no longer does.
    func rests(_ pair: Pair, on cause: ObjectID) -> Bool {
        guard let form = replaced[cause]?.new, pair.old.dependencies.contains(cause) else { return true }
        return pair.new.dependencies.contains(form.id)
    }

    /// Marks an object as made anew. Returns whether it was not marked before.
    @discardableResult
    mutating func recreate(_ object: CatalogObject) -> Bool {
        guard replaced[object.id] == nil, let new = pairing.counterpart(of: object) else { return false }
        altered[object.id] = nil
        renamed[object.id] = nil
        replaced[object.id] = Pair(old: object, new: new)
        return true
    }
}

private struct Visit: Hashable {
    let root: ObjectID
    let dependent: ObjectID
}

extension Disturbance {
    /// The object that others rest on, as it is in the source.
    var object: CatalogObject {
        switch self {
        case .replaced(let object), .touched(let object), .altered(let object, _), .gained(let object, _):
            object
        }
    }
}
