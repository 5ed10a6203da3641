/// What a database looks like: a flat graph of objects, as the database's own engine describes them.
public struct Catalog: Sendable, Equatable {
    /// The name of the dialect that described the database, such as `sqlite`.
    public let dialect: String

    /// Every object by its identity.
    public private(set) var objects: [ObjectID: CatalogObject]

    /// Objects that are there but that Varve does not model, by name. They are reported, never changed.
    public var unmodelled: [UnmodelledObject]

    /// Collects objects into a catalog. Of two objects with one identity the later one wins.
    public init(dialect: String, objects: [CatalogObject] = [], unmodelled: [UnmodelledObject] = []) {
        self.dialect = dialect
        self.objects = [:]
        self.objects.reserveCapacity(objects.count)
        self.unmodelled = unmodelled
        for object in objects {
            self.objects[object.id] = object
        }
    }

    /// The object with an identity, or `nil` where there is none.
    public subscript(id: ObjectID) -> CatalogObject? {
        get { objects[id] }
        set { objects[id] = newValue }
    }

    /// Adds an object, or replaces the one that has its identity.
    public mutating func insert(_ object: CatalogObject) {
        objects[object.id] = object
    }

    /// Whether there is no object at all.
    public var isEmpty: Bool { objects.isEmpty }

    /// All objects of a kind, by name.
    public func all(_ kind: ObjectKind) -> [CatalogObject] {
        objects.values.filter { $0.kind == kind }.sorted { $0.id < $1.id }
    }
}

extension Catalog: Codable {
    private enum CodingKeys: String, CodingKey {
        case dialect, objects, unmodelled
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            dialect: try container.decode(String.self, forKey: .dialect),
            objects: try container.decode([CatalogObject].self, forKey: .objects),
            unmodelled: try container.decode([UnmodelledObject].self, forKey: .unmodelled))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(dialect, forKey: .dialect)
        try container.encode(objects.values.sorted { $0.id < $1.id }, forKey: .objects)
        try container.encode(unmodelled, forKey: .unmodelled)
    }
}
