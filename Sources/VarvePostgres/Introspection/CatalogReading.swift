import VarveCatalog

/// A catalog in the making: what was read so far, and where the server keeps it.
struct CatalogReading {
    /// The server's version as a number: 150004 is 15.4.
    let version: Int

    /// The dependencies between addresses.
    var dependencies = DependencyMap()

    /// Tables, views and the like by number, those that are not modelled too.
    var relations: [Int64: Relation] = [:]

    /// The names of columns by table number and column number.
    var columnNames: [CatalogAddress: String] = [:]

    private var objects: [ObjectID: CatalogObject] = [:]
    private var unmodelled: Set<UnmodelledObject> = []

    init(version: Int) {
        self.version = version
    }

    /// A table, view or the like.
    struct Relation {
        let path: [String]
        /// The kind that it is modelled as; `nil` where it is not.
        let kind: ObjectKind?

        var id: ObjectID? { kind.map { ObjectID($0, path) } }
    }

    /// Adds an object that the server keeps at an address.
    mutating func add(_ object: CatalogObject, at address: CatalogAddress? = nil) {
        if let address { dependencies.identify(address, as: object.id) }
        objects[object.id] = object
    }

    /// Changes an object that was added before.
    mutating func update(_ id: ObjectID, _ change: (inout CatalogObject) -> Void) {
        guard var object = objects.removeValue(forKey: id) else { return }
        change(&object)
        objects[id] = object
    }

    /// Notes an object that is there and not modelled.
    mutating func report(_ kind: String, _ name: String) {
        unmodelled.insert(UnmodelledObject(kind: kind, name: name))
    }

    func contains(_ id: ObjectID) -> Bool { objects[id] != nil }

    /// The names of a table's columns with given numbers.
    func columns(_ numbers: [Int64], of table: Int64) -> [String] {
        numbers.compactMap { columnNames[CatalogAddress(.relations, table, column: $0)] }
    }

    /// The finished catalog.
    mutating func catalog(dialect: String) -> Catalog {
        for (dependent, dependency) in dependencies.resolved() where dependent != dependency {
            guard contains(dependency), !isOwnedBy(dependency, dependent) else { continue }
            update(dependent) { $0.dependencies.insert(dependency) }
        }
        for object in objects.values {
            guard object.id.path.count > 1, object.id.kind != .schema else { continue }
            let schema = ObjectID(.schema, [object.id.path[0]])
            if object.owner == nil || object.kind == .sequence, contains(schema) {
                update(object.id) { $0.dependencies.insert(schema) }
            }
        }
        return Catalog(dialect: dialect, objects: Array(objects.values), unmodelled: unmodelled.sorted())
    }

    /// Whether an object is the owner of a sequence, which comes before it.
    private func isOwnedBy(_ owner: ObjectID, _ part: ObjectID) -> Bool {
        part.kind == .sequence && objects[part]?.owner == owner
    }
}
