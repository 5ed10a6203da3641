import VarveCatalog

/// Parts of tables that come to belong to the parts of other tables, or no longer do: the index of a partition.
///
/// Where the table itself joins the other one, or leaves it, its parts go with it. Elsewhere the part joins by an alteration
/// of its own. It can't leave: what it belongs to is made anew, and nothing is part of that until it joins.
extension Comparison {
    /// Alters the parts that come to belong to a part which is made, or whose table theirs is tied to already.
    mutating func joinParts(rules: any PlanningRules) {
        let made = created.values + replaced.values.map(\.new)
        let makes = Set(made.map(\.id))
        let ties = ties(among: made, of: joining.values.map(\.new.id))
        for (id, pair) in joining where replaced[id] == nil {
            guard let source = MadeUpNames.inheritanceSource(of: pair.new, in: target),
                !rules.canPrecede(pair.new, its: source.id),
                makes.contains(source.id) || !ties.contains(Tie(part: pair.new.id, source: source.id))
            else { continue }
            altered[id] = pair
        }
    }

    /// Replaces what parts belong to that shall be by themselves, or go, while their tables stay tied.
    mutating func partParts(rules: any PlanningRules) {
        let unmade = dropped.values + replaced.values.map(\.old)
        let parts = leaving.values.map(\.old) + dropped.values.filter { $0.origin == .inherited }
        let ties = ties(among: unmade, of: parts.map(\.id))
        for part in parts where replaced[part.id] == nil {
            guard let source = MadeUpNames.inheritanceSource(of: part, in: source),
                !rules.canPrecede(part, its: source.id),
                !ties.contains(Tie(part: part.id, source: source.id)),
                let root = MadeUpNames.root(of: part, in: self.source).flatMap({ self.source[$0] })
            else { continue }
            recreate(root)
        }
    }

    /// What rests on a part and on others is what ties their tables.
    private func ties(among objects: [CatalogObject], of parts: [ObjectID]) -> Set<Tie> {
        guard !parts.isEmpty else { return [] }
        let parts = Set(parts)
        var ties: Set<Tie> = []
        for object in objects {
            for part in object.dependencies where parts.contains(part) {
                for source in object.dependencies { ties.insert(Tie(part: part, source: source)) }
            }
        }
        return ties
    }
}

/// A part of a table and the part of another that it is inherited from.
private struct Tie: Hashable {
    let part: ObjectID
    let source: ObjectID
}
