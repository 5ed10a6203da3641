import VarveCatalog

/// What the planner has to know about a database engine. A dialect answers; the planner knows no kind by name.
public protocol PlanningRules: Sendable {
    /// How the difference between two forms of one object is carried out.
    func alteration(from old: CatalogObject, to new: CatalogObject) -> Alteration

    /// Whether what rests on an object may notice that it is altered. Where not, as with a comment, the alteration can come
    /// at any time.
    func concernsDependents(alterationFrom old: CatalogObject, to new: CatalogObject) -> Bool

    /// What a change of one object means for another that rests on it.
    ///
    /// - Parameters:
    ///   - dependent: An object that depends on the changed one, as it is in the source.
    ///   - change: What happens to the object that it rests on.
    func effect(on dependent: CatalogObject, of change: Disturbance) -> Effect

    /// Whether what happens to a part is noticed by what rests on its owner: columns may hold rows of a table, which are made
    /// of the table's columns.
    ///
    /// - Parameter change: The part is altered or touched.
    func concernsOwner(_ change: Disturbance) -> Bool

    /// Whether an alteration lets go of what the object rested on, and so can come before that changes. Else the object is made
    /// anew around the change.
    func letsGo(_ old: CatalogObject, becoming new: CatalogObject) -> Bool

    /// Whether an object, when it is made together with its owner, is written inside the owner's statement.
    func isWritten(_ part: CatalogObject, within owner: CatalogObject) -> Bool

    /// The names that an object takes up, each in a form that equals another's exactly when the engine would
    /// refuse to have both: PostgreSQL's tables and indexes share a name space, its functions have their own.
    func occupiedNames(of object: CatalogObject) -> [String]

    /// Whether an object can be made before something that it depends on, so that a cycle can be cut there.
    func canPrecede(_ dependent: CatalogObject, its dependency: ObjectID) -> Bool

    /// The data that the changes of a plan destroy.
    func losses(of changes: [Change], from source: Catalog, to target: Catalog) -> [Loss]

    /// Where a change goes among those that could come next: lower first, names decide the rest.
    func precedence(of change: Change) -> Int
}

extension PlanningRules {
    /// An alteration may be noticed unless a dialect knows better.
    public func concernsDependents(alterationFrom old: CatalogObject, to new: CatalogObject) -> Bool { true }

    /// Nothing lets go unless a dialect knows better.
    public func letsGo(_ old: CatalogObject, becoming new: CatalogObject) -> Bool { false }

    /// Nothing is noticed unless a dialect knows better.
    public func concernsOwner(_ change: Disturbance) -> Bool { false }
}

/// How a difference between two forms of an object is carried out.
public enum Alteration: Sendable, Equatable {
    /// The object stays and is altered.
    case inPlace
    /// The object is dropped and made anew.
    case replacement
}

/// What happens to an object that others rest on.
public enum Disturbance: Sendable, Equatable {
    /// It is dropped and made anew.
    case replaced(CatalogObject)
    /// It is altered where it stands.
    case altered(from: CatalogObject, to: CatalogObject)
    /// It gets another part, which it did not have or had in another form: a domain gets a check.
    case gained(CatalogObject, part: CatalogObject)
    /// It is itself touched, because something that it rests on or a part of it is altered: a column whose type changes.
    case touched(CatalogObject)
}

/// What a change of an object means for one that rests on it.
public enum Effect: Sendable, Equatable {
    /// It can stay as it is.
    case none
    /// It must be dropped before the change and made again after it.
    case recreate
    /// It stays, but those that rest on it must be asked in turn.
    case touch
}
