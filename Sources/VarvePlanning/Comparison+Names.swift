import VarveCatalog

extension Comparison {
    /// Carries out the differences in made-up names that are in the way of something, here or on the way back.
    ///
    /// Such a difference is none as long as no statement comes across the name. One does where something else is to
    /// have it or had it, or where the object itself is altered or made anew. The way back is planned before this one
    /// is gone, so it looks for the names of the target: what either way comes across gets its name on both.
    mutating func giveUpNames(rules: any PlanningRules) {
        var idle = idleNames(rules: rules)
        guard !idle.isEmpty else { return }
        var back = Comparison(pairing.reversed, rules: rules)
        back.settle(rules: rules)
        var inPlay: Set<String> = []
        for object in madeAndUnmade + back.madeAndUnmade {
            inPlay.formUnion(rules.occupiedNames(of: object))
        }
        let restedOn = Set(
            (made + back.made).flatMap { made in made.dependencies.filter { $0.kind.isAkin(to: made.kind) } })
        var isSettled = false
        while !isSettled {
            isSettled = true
            for (id, pair) in idle {
                let names = rules.occupiedNames(of: pair.old) + rules.occupiedNames(of: pair.new)
                guard
                    altered[id] != nil || back.altered[pair.new.id] != nil
                        || back.replaced[pair.new.id] != nil || restedOn.contains(id)
                        || restedOn.contains(pair.new.id) || !pair.old.isPartOfOwner
                        || followsSource(pair) || !inPlay.isDisjoint(with: names)
                else { continue }
                renamed[id] = pair
                inPlay.formUnion(names)
                idle[id] = nil
                isSettled = false
            }
        }
    }

    /// Objects that have another name in the target and keep theirs.
    private func idleNames(rules: any PlanningRules) -> [ObjectID: Pair] {
        var idle: [ObjectID: Pair] = [:]
        for (old, new) in pairing.renamed where renamed[old] == nil && replaced[old] == nil {
            guard let old = source[old], let new = target[new], !rules.occupiedNames(of: old).isEmpty else {
                continue
            }
            idle[old.id] = Pair(old: old, new: new)
        }
        return idle
    }

    /// Whether a part bears the name of the one that it comes from, and that one gets another name.
    private func followsSource(_ pair: Pair) -> Bool {
        guard let source = MadeUpNames.inheritanceSource(of: pair.old, in: source) else { return false }
        return renamed[source.id] != nil && MadeUpNames.isNamedAfterSource(pair.new, in: target)
    }

    private var made: [CatalogObject] { Array(created.values) + replaced.values.map(\.new) }

    /// The forms that come and go with their names.
    private var madeAndUnmade: [CatalogObject] {
        made + dropped.values + replaced.values.map(\.old) + renamed.values.flatMap { [$0.old, $0.new] }
    }
}
