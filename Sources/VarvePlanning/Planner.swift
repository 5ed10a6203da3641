import VarveCatalog

/// Works out how to turn one catalog into another. Knows no kind of object by name: what depends on the engine
/// it asks of the ``PlanningRules``.
///
/// ```swift
/// let planner = Planner(rules: dialect.rules)
/// let up = try planner.plan(from: present, to: wanted)
/// let down = try planner.plan(from: wanted, to: present, restoringNames: true)
/// ```
public struct Planner: Sendable {
    let rules: any PlanningRules

    /// Makes a planner for an engine.
    public init(rules: any PlanningRules) {
        self.rules = rules
    }

    /// Whether there is nothing to do, neither there nor back. It takes far less to see that than to work out a plan.
    /// Where names that the server made up differ, `false` although a plan may turn out empty.
    public func areAlike(_ source: Catalog, _ target: Catalog) -> Bool {
        source.objects.count == target.objects.count && Self.has(target, source.objects[...])
    }

    /// The same in two halves at once, which catalogs of many objects are worth.
    public func areAlike(_ source: Catalog, _ target: Catalog) async -> Bool {
        let objects = source.objects
        guard objects.count == target.objects.count else { return false }
        let middle = objects.index(objects.startIndex, offsetBy: objects.count / 2)
        async let isFirstAlike = Self.has(target, objects[..<middle])
        let isSecondAlike = Self.has(target, objects[middle...])
        return await isFirstAlike && isSecondAlike
    }

    /// Whether a catalog has all of some objects, and as they are.
    private static func has(_ catalog: Catalog, _ objects: Slice<[ObjectID: CatalogObject]>) -> Bool {
        objects.allSatisfy { id, old in
            guard let new = catalog.objects[id] else { return false }
            return old.attributes == new.attributes && old.owner == new.owner && old.origin == new.origin
        }
    }

    /// The ordered changes from one catalog to another. The way back is the same call with swapped arguments.
    ///
    /// - Parameters:
    ///   - source: What is there.
    ///   - target: What is wanted.
    ///   - renames: Renames that were carried out on the source already. Names that the server made up for parts
    ///     of renamed objects follow; elsewhere such a name is no difference.
    ///   - restoringNames: Whether the target is what was there before, so that what was given a name since gets
    ///     back the one that the server had made up for it. The way there, gone again, looks for it under that.
    /// - Throws: ``PlanningError`` where no order exists.
    public func plan(
        from source: Catalog, to target: Catalog, after renames: [Rename] = [],
        restoringNames: Bool = false
    ) throws(PlanningError) -> Plan {
        if renames.isEmpty, areAlike(source, target) {
            return Plan(source: source, target: target, changes: [])
        }
        let pairing = Pairing(
            source: source, target: target, renames: renames, restoresNames: restoringNames)
        var comparison = Comparison(pairing, rules: rules)
        comparison.settle(rules: rules)
        comparison.giveUpNames(rules: rules)
        let changes = try ChangeGraph.order(comparison, rules: rules)
        let losses = rules.losses(of: changes, from: source, to: target)
        return Plan(source: source, target: target, changes: changes, losses: losses)
    }
}
