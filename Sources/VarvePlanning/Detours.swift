import VarveCatalog

/// Names for the moment, for objects that exchange theirs in a circle: none of them could take the name of the next one
/// before that one has given it up.
struct Detours {
    /// The form in between of an object, by its source identity.
    private(set) var stops: [ObjectID: CatalogObject] = [:]

    init(_ comparison: Comparison, rules: any PlanningRules) {
        let renamed = comparison.renamed
        guard renamed.count > 1 else { return }
        var holders: [String: ObjectID] = [:]
        for pair in renamed.values {
            for name in rules.occupiedNames(of: pair.old) { holders[name] = pair.old.id }
        }
        let next = renamed.mapValues { pair in
            Set(rules.occupiedNames(of: pair.new).compactMap { holders[$0] }).subtracting([pair.old.id])
        }
        var taken: Set<String>?
        for id in renamed.keys.sorted() where isInCircle(id, next) {
            guard let pair = renamed[id] else { continue }
            var names = taken ?? Self.names(of: comparison, rules: rules)
            stops[id] = Self.stop(for: pair.old, beside: &names, rules: rules)
            taken = names
        }
    }

    /// Whether a circle leads through an object that none of the objects with a name for the moment opens already.
    private func isInCircle(_ start: ObjectID, _ next: [ObjectID: Set<ObjectID>]) -> Bool {
        var seen: Set<ObjectID> = []
        var open = next[start] ?? []
        while let id = open.popFirst() {
            if id == start { return true }
            guard stops[id] == nil, seen.insert(id).inserted else { continue }
            open.formUnion(next[id] ?? [])
        }
        return false
    }

    private static func names(of comparison: Comparison, rules: any PlanningRules) -> Set<String> {
        let objects = [comparison.source, comparison.target].flatMap(\.objects.values)
        return Set(objects.flatMap(rules.occupiedNames(of:)))
    }

    /// The object under a name that nothing has, before or after.
    private static func stop(
        for object: CatalogObject, beside taken: inout Set<String>, rules: any PlanningRules
    ) -> CatalogObject {
        var number = 1
        while true {
            var stop = object
            stop.id = ObjectID(object.kind, object.id.path.dropLast() + ["varve_name_\(number)"])
            let names = rules.occupiedNames(of: stop)
            if taken.isDisjoint(with: names) {
                taken.formUnion(names)
                return stop
            }
            number += 1
        }
    }
}
