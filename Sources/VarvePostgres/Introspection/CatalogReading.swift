import VarveCatalog

/// A catalog in the making: what was read so far, and where the server keeps it.
struct CatalogReading {
    /// The server's version as a number: 150004 is 15.4.
    let version: Int

    /// The dependencies between addresses.
    var dependencies = DependencyMap()

    /// The names of the schemas that users make, by number.
    var schemas: [Int64: String] = [:]

    /// Tables, views and the like by number, those of extensions too.
    var relations: [Int64: Relation] = [:]

    /// The places of identity columns by the number of the sequence inside.
    var identitySequences: [Int64: Int] = [:]

    /// The words that are quoted where they are names.
    var keywords: Set<String> = []

    /// The numbers of the columns that tables are divided by, by the table's number.
    var keyColumns: [Int64: [Int]] = [:]

    /// The ties of partitions and heirs to their parents.
    var inheritance: [CatalogObject] = []

    /// The places of indexes, and of keys with indexes, that are not valid.
    var invalidIndexes: [Int] = []

    /// The places of columns of views that are objects.
    var viewColumns: [CatalogAddress: Int] = [:]

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
        /// Its identity; `nil` where an extension brought it.
        let id: ObjectID?
        /// The names of its columns, by their number less one.
        private var columns: [String?] = []

        init(path: [String], id: ObjectID?) {
            self.path = path
            self.id = id
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

    /// The places of what belongs to some tables.
    func parts(of owners: Set<ObjectID>) -> [ObjectID: [Int]] {
        var parts: [ObjectID: [Int]] = [:]
        for place in objects.indices {
            if let owner = objects[place].owner, owners.contains(owner) {
                parts[owner, default: []].append(place)
            }
        }
        return parts
    }

    /// What was read so far.
    var all: [CatalogObject] { objects }

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
            // A partition can be there before the table that it is a part of; only their tie can't.
            let isTable = objects[dependent].id.hasColumns
            if isTable, id.hasColumns || id.kind == .compositeType { return }
            objects[dependent].dependencies.insert(id)
        }
        for place in objects.indices {
            let object = objects[place]
            guard object.owner == nil || object.kind == .sequence, object.id.path.count > 1,
                // Its path begins with a server.
                object.kind != .userMapping,
                let schema = schemaIDs[object.id.path[0]]
            else { continue }
            objects[place].dependencies.insert(schema)
        }
        self.objects = objects
        connectPartitionKeys()
        connectInheritance()
        settleInvalidIndexes()
        dependencies.forget()
    }

    /// A table rests on the types and collations of the columns that it is divided by: no ALTER TABLE gives such a column
    /// another type for a moment.
    private mutating func connectPartitionKeys() {
        let kinds = ColumnParking.kinds.union([.enumType])
        for (table, columns) in keyColumns {
            guard let place = dependencies.object(at: CatalogAddress(.relations, table)) else { continue }
            for column in columns {
                let address = CatalogAddress(.relations, table, column: column)
                guard let columnPlace = dependencies.object(at: address) else { continue }
                objects[place].dependencies.formUnion(
                    objects[columnPlace].dependencies.filter { kinds.contains($0.kind) })
            }
        }
    }

    /// A tie rests on the indexes and keys of both sides too. And a foreign key to a partitioned table, or to a partition,
    /// comes when all partitions are in their place, with the rows that it leads to.
    private mutating func connectInheritance() {
        guard !inheritance.isEmpty else { return }
        var places: [ObjectID: Int] = [:]
        for place in objects.indices { places[objects[place].id] = place }
        let partitions = PartitionTree(inheritance)
        for place in objects.indices {
            switch objects[place].kind {
            case .partition, .inheritance:
                for part in objects[place].dependencies where part.kind != .table {
                    guard let partPlace = places[part], objects[partPlace].owner == objects[place].owner
                    else { continue }
                    objects[place].dependencies.formUnion(
                        objects[partPlace].dependencies.filter { $0.kind.isAkin(to: part.kind) })
                }
            case .foreignKey where objects[place].origin == .own:
                let table = ObjectID(.table, objects[place][.referencedTable] ?? [])
                objects[place].dependencies.formUnion(partitions.ties(below: partitions.root(of: table)))
            default: break
            }
        }
    }

    /// The finished catalog.
    func catalog(dialect: String) -> Catalog {
        Catalog(dialect: dialect, objects: objects, unmodelled: unmodelled.sorted())
    }
}
