import VarveCatalog

/// One step from a catalog towards another: one object made, removed, renamed or altered.
public enum Change: Sendable, Equatable {
    /// Makes an object together with those of its parts that belong in the same statement
    /// (see ``PlanningRules/isWritten(_:within:)``), in their natural order.
    case create(CatalogObject, parts: [CatalogObject])

    /// Removes an object; its parts vanish with it.
    case drop(CatalogObject, parts: [CatalogObject])

    /// Gives an object another name and leaves it otherwise as it is.
    case rename(from: CatalogObject, to: CatalogObject)

    /// Changes an object's attributes where it stands.
    case alter(from: CatalogObject, to: CatalogObject)

    /// The object as it is before the change; `nil` where the change makes it.
    public var before: CatalogObject? {
        switch self {
        case .create: nil
        case .drop(let object, _), .rename(let object, _), .alter(let object, _): object
        }
    }

    /// The object as it is after the change; `nil` where the change removes it.
    public var after: CatalogObject? {
        switch self {
        case .drop: nil
        case .create(let object, _), .rename(_, let object), .alter(_, let object): object
        }
    }
}
