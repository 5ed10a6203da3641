import VarveCatalog

/// Which partitions belong to which table.
struct PartitionTree {
    private var links: [ObjectID: [CatalogObject]] = [:]
    private var parents: [ObjectID: ObjectID] = [:]

    init(_ catalog: Catalog) {
        self.init(catalog.objects.values)
    }

    init(_ objects: some Sequence<CatalogObject>) {
        for link in objects where link.kind == .partition {
            guard let parent = link.parentTable, let table = link.owner else { continue }
            links[parent, default: []].append(link)
            parents[table] = parent
        }
    }

    /// The table that holds all that a table is a part of; itself where it is no partition.
    func root(of table: ObjectID) -> ObjectID {
        var table = table
        while let parent = parents[table] { table = parent }
        return table
    }

    /// The partitions of a table.
    func children(of table: ObjectID) -> [ObjectID] { (links[table] ?? []).compactMap(\.owner) }

    /// The partitions of a table, and theirs.
    func descendants(of table: ObjectID) -> [ObjectID] {
        children(of: table).flatMap { [$0] + descendants(of: $0) }
    }

    /// The ties of the partitions of a table, and of theirs.
    func ties(below table: ObjectID) -> [ObjectID] {
        (links[table] ?? []).flatMap { link in
            [link.id] + (link.owner.map { ties(below: $0) } ?? [])
        }
    }
}
