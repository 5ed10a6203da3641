import VarveCatalog

/// Why one change must come before another.
extension ChangeGraph {
    mutating func connect() {
        for index in nodes.indices {
            for object in nodes[index].made {
                connectMade(object, by: index)
                if case .create = nodes[index].change { connectTouched(beneath: object, by: index) }
            }
            for object in nodes[index].unmade { connectRemoved(object, by: index) }
            if case .alter(let old, let new) = nodes[index].change { connectAltered(old, new, by: index) }
        }
        connectReplacements()
        connectObstacles()
        connectNames()
    }

    /// What an object rests on is there first, in the form that the target wants.
    ///
    /// A mere name can be given before as well, where the old one is in the way; what else changes is another node's.
    private mutating func connectMade(_ object: CatalogObject, by index: Int) {
        let isRename = if case .rename = nodes[index].change { true } else { false }
        for dependency in object.dependencies {
            guard let maker = makers[dependency] else { continue }
            require(
                maker, before: index, detachable: detachable(object, in: index),
                isSoft: isRename || rules.canPrecede(object, its: dependency))
        }
    }

    /// What is made on something that is touched comes after the change that touches it, and so is not in its way.
    private mutating func connectTouched(beneath object: CatalogObject, by index: Int) {
        for dependency in object.dependencies {
            for cause in comparison.touched[dependency] ?? [] {
                guard let maker = node(settling: cause) else { continue }
                require(maker, before: index, detachable: detachable(object, in: index), isSoft: true)
            }
        }
    }

    /// The node that brings what others are touched or made anew for into its target form; `nil` where it has none.
    private func node(settling cause: ObjectID) -> Int? {
        let pair = comparison.altered[cause] ?? comparison.replaced[cause]
        return (pair?.new ?? comparison.created[cause]).flatMap { makers[$0.id] }
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
            if let remover = removers[dependency] {
                require(index, before: remover, isSoft: rules.canPrecede(old, its: dependency))
            }
            if rules.letsGo(old, becoming: new), let changed = comparison.altered[dependency],
                let maker = makers[changed.new.id]
            {
                require(index, before: maker)
            }
        }
    }

    /// The old form goes before whatever it stood in the way of, and the new one comes after it.
    private mutating func connectReplacements() {
        for (id, pair) in comparison.replaced {
            guard let remover = removers[id], let maker = makers[pair.new.id] else { continue }
            require(remover, before: maker)
            for cause in comparison.causes[id] ?? [] {
                if let causeRemover = removers[cause] {
                    require(remover, before: causeRemover, detachable: detachable(pair.old, in: remover))
                    // What is inherited goes only with what it comes from, and has its name until then.
                    if pair.old.origin == .inherited, cause.kind.isAkin(to: id.kind),
                        comparison.dropped[cause] != nil
                    {
                        require(causeRemover, before: maker)
                    }
                }
                guard let causeMaker = node(settling: cause) else { continue }
                require(remover, before: causeMaker, detachable: detachable(pair.old, in: remover))
                if comparison.rests(pair, on: cause) {
                    require(causeMaker, before: maker, detachable: detachable(pair.new, in: maker))
                }
            }
        }
    }

    /// What is dropped for good goes before the change that it would be in the way of.
    private mutating func connectObstacles() {
        for id in comparison.dropped.keys {
            guard let remover = removers[id] else { continue }
            for cause in comparison.causes[id] ?? [] {
                let altered = comparison.altered[cause] ?? comparison.replaced[cause]
                guard let altered, let causeMaker = makers[altered.new.id] else { continue }
                require(remover, before: causeMaker)
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
