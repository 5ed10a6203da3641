import VarveCatalog

/// Of which tables and partitions the rows are kept while they are made anew, go or hold other rows than before.
struct KeptRows {
    /// Partitions whose rows may belong in others afterwards, each with the table that all belong to: those that get
    /// other bounds, those that go while others get their bounds, and the default partition beside them.
    let shifted: [(partition: ObjectID, root: ObjectID)]
    private let shiftedPartitions: Set<ObjectID>
    private let source: Catalog
    private let target: Catalog

    init(from source: Catalog, to target: Catalog) {
        // The rows of foreign tables are elsewhere.
        let links = source.objects.values.filter { $0.kind == .partition && $0.owner?.kind == .table }
        let changed = links.filter { link in
            guard let new = target[link.id] else { return false }
            return link[.bound] != new[.bound] && link[.parent] == new[.parent]
        }
        let roots = Set(changed.compactMap(\.parentTable))
        let beside = links.filter { link in
            guard let root = link.parentTable, let table = link.owner, roots.contains(root) else {
                return false
            }
            return target[table] == nil || Self.isLastingDefault(link, in: target)
        }
        self.shifted = (changed + beside).compactMap { link in
            guard let table = link.owner, let root = link.parentTable else { return nil }
            return (table, root)
        }.sorted { $0.partition < $1.partition }
        self.shiftedPartitions = Set(shifted.map(\.partition))
        self.source = source
        self.target = target
    }

    /// Whether the rows of a partition may belong in others afterwards.
    func areShifted(_ partition: ObjectID) -> Bool { shiftedPartitions.contains(partition) }

    /// Whether the rows of a table are kept in case it is made anew: those of one that is divided before or afterwards.
    func areKept(remaking table: ObjectID) -> Bool {
        guard table.kind == .table, let old = source[table], let new = target[table] else { return false }
        return old[.partitionKey] != nil || new[.partitionKey] != nil
    }

    /// Whether the rows of a partition that goes are to find their place in a table that it belongs to.
    func areKept(dropping partition: ObjectID) -> Bool {
        var table = partition
        while let parent = source[ObjectID(.partition, table.path)]?.parentTable {
            if isDividedOtherwise(parent) { return true }
            table = parent
        }
        return areShifted(partition)
    }

    private func isDividedOtherwise(_ table: ObjectID) -> Bool {
        guard table.kind == .table, let old = source[table], let new = target[table] else { return false }
        return old[.partitionKey] != new[.partitionKey] || old[.partitionKeyTypes] != new[.partitionKeyTypes]
    }

    /// Whether a partition is its table's default before and after.
    private static func isLastingDefault(_ link: CatalogObject, in target: Catalog) -> Bool {
        link[.bound] == "DEFAULT" && target[link.id]?.attributes == link.attributes
    }
}
