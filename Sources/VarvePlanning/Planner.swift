import VarveCatalog

/// Works out how to turn one catalog into another. Knows no kind of object by name: what depends on the engine
/// it asks of the ``PlanningRules``.
public struct Planner: Sendable {
    let rules: any PlanningRules

    /// Makes a planner for an engine.
    public init(rules: any PlanningRules) {
        self.rules = rules
    }

    /// The ordered changes from one catalog to another. The way back is the same call with swapped arguments.
    ///
    /// - Throws: ``PlanningError`` where no order exists.
    public func plan(from source: Catalog, to target: Catalog) throws(PlanningError) -> Plan {
        Plan(source: source, target: target, changes: [])
    }
}
