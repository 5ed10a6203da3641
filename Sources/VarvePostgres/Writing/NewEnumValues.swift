import VarveCatalog
import VarvePlanning

/// Values that a plan adds to enumerated types, which nothing may use before they are committed.
enum NewEnumValues {
    /// Whether a change adds values to a type where it stands.
    static func areMade(by change: Change) -> Bool {
        guard case .alter(let old, let new) = change, new.kind == .enumType else { return false }
        return old[.labels] != new[.labels] && EnumLabels.onlyAdds(from: old, to: new)
    }

    /// Whether anything that the plan makes or alters may use one of the values: because it rests on a type that
    /// gets some, or because it is a routine, whose text the server keeps no record of.
    static func mayBeUsed(by plan: Plan) -> Bool {
        let types = plan.changes.filter(areMade).compactMap(\.after?.id)
        let concerned = dependents(of: types, in: plan.target)
        return plan.changes.contains { change in
            if areMade(by: change) { return false }
            if let after = change.after, after.kind == .function || after.kind == .procedure { return true }
            guard case .create(_, let parts) = change else {
                return change.after.map { concerned.contains($0.id) } ?? false
            }
            return change.after.map { concerned.contains($0.id) } ?? false
                || parts.contains { concerned.contains($0.id) }
        }
    }

    private static func dependents(of types: [ObjectID], in catalog: Catalog) -> Set<ObjectID> {
        let graph = CatalogGraph(catalog)
        var found = Set(types)
        var queue = types
        while let next = queue.popLast() {
            for dependent in graph.dependents(of: next) where found.insert(dependent).inserted {
                queue.append(dependent)
            }
        }
        return found
    }
}
