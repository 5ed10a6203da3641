import VarveCatalog

/// A catalog in the making: what was read so far, and where the server keeps it.
struct CatalogReading {
    /// The server's version as a number: 150004 is 15.4.
    let version: Int

    /// The dependencies between addresses.
    var dependencies = DependencyMap()

    /// The names of the schemas that users make, by number.
    var schemas: [Int64: String] = [:]

    /// Tables, views and the like by number, those that are not modelled too.
    var relations: [Int64: Relation] = [:]

    /// The places of identity columns by the number of the sequence inside.
    var identitySequences: [Int64: Int] = [:]

    /// The words that are quoted where they are names.
    var keywords: Set<String> = []

    private var objects: [CatalogObject] = []
    /// The objects of schemas by name.
    private var schemaIDs: [String: ObjectID] = [:]
    private var unmodelled: Set<UnmodelledObject> = []

    init(version: Int) {
        self.version = version
    }

    /// A table, view or the like.
    final class Relation {
        let path: [String]
        /// Its identity; `nil` where it is not modelled.
        let id: ObjectID?
        let isExtensionMember: Bool
        /// The names of its columns, by their number less one.
        private var columns: [String?] = []

        init(path: [String], id: ObjectID?, isExtensionMember: Bool) {
            self.path = path
            self.id = id
            self.isExtensionMember = isExtensionMember
        }

        func name(_ column: Int, _ name: String) {
            guard column > 0 else { return }
            while columns.count < column { columns.append(nil) }
            columns[column - 1] = name
        }

        /// The names of the columns with given numbers.
        func names(_ numbers: some Sequence<Int>) -> [String] {
            numbers.compactMap { columns.indices.contains($0 - 1) ? columns[$0 - 1] : nil }
        }
    }

    /// Makes room for more objects.
    mutating func reserve(_ count: Int) {
        objects.reserveCapacity(objects.count + count)
    }

    /// Adds an object that the server keeps at an address, and returns its place.
    @discardableResult
    mutating func add(_ object: CatalogObject, at address: CatalogAddress? = nil) -> Int {
        if let address { dependencies.identify(address, as: objects.count) }
        if object.kind == .schema { schemaIDs[object.name] = object.id }
        var object = object
        FlatCondition.normalise(&object)
        objects.append(object)
        return objects.count - 1
    }

    /// The object in a place.
    subscript(place: Int) -> CatalogObject {
        get { objects[place] }
        _modify { yield &objects[place] }
    }

    /// The object that the server keeps at an address.
    func object(at address: CatalogAddress) -> CatalogObject? {
        dependencies.object(at: address).map { objects[$0] }
    }

    /// Notes an object that is there and not modelled.
    mutating func report(_ kind: String, _ name: String) {
        unmodelled.insert(UnmodelledObject(kind: kind, name: name))
    }

    /// Ties the objects together, once all are there.
    mutating func connect() {
        var objects = self.objects
        self.objects = []
        dependencies.resolve { dependent, dependency in
            let id = objects[dependency].id
            // A sequence comes before the column that owns it.
            if objects[dependent].kind == .sequence, objects[dependent].owner == id { return }
            objects[dependent].dependencies.insert(id)
        }
        for place in objects.indices {
            let object = objects[place]
            guard object.owner == nil || object.kind == .sequence, object.id.path.count > 1,
                let schema = schemaIDs[object.id.path[0]]
            else { continue }
            objects[place].dependencies.insert(schema)
        }
        self.objects = objects
        dependencies.forget()
    }

    /// The finished catalog.
    func catalog(dialect: String) -> Catalog {
        Catalog(dialect: dialect, objects: objects, unmodelled: unmodelled.sorted())
    }
}
