import VarveCatalog

/// Why there is no plan from one catalog to another.
public enum PlanningError: Error, Sendable, Equatable {
    /// Objects rest on each other in a circle that can't be cut anywhere.
    case dependencyCycle([ObjectID])
}

extension PlanningError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .dependencyCycle(let objects):
            let names = objects.map(\.description).joined(separator: " → ")
            return "these objects depend on each other in a circle, so none can come first: \(names)"
        }
    }
}
