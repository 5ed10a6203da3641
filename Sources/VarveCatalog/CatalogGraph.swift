/// The reverse of a catalog's two relations, computed once: who is part of an object, who rests on it.
public struct CatalogGraph: Sendable {
    private let parts: [ObjectID: [ObjectID]]
    private let dependents: [ObjectID: [ObjectID]]

    /// Turns a catalog's relations around.
    public init(_ catalog: Catalog) {
        var parts: [ObjectID: [ObjectID]] = [:]
        var dependents: [ObjectID: [ObjectID]] = [:]
        for object in catalog.objects.values.sorted(by: Self.naturalOrder) {
            if let owner = object.owner {
                parts[owner, default: []].append(object.id)
            }
            for dependency in object.dependencies {
                dependents[dependency, default: []].append(object.id)
            }
        }
        self.parts = parts
        self.dependents = dependents
    }

    /// The objects that are directly a part of an object, in their natural order.
    public func parts(of id: ObjectID) -> [ObjectID] { parts[id] ?? [] }

    /// The objects that rest directly on an object, its parts among them, in their natural order.
    public func dependents(of id: ObjectID) -> [ObjectID] { dependents[id] ?? [] }

    /// Orders siblings by their position, then by name.
    public static func naturalOrder(_ left: CatalogObject, _ right: CatalogObject) -> Bool {
        if left.position != right.position {
            return left.position < right.position
        }
        return left.id < right.id
    }
}
