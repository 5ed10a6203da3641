import VarveCatalog

/// Of which tables and partitions the rows are moved.
extension RowMove {
    /// Whether a table is made anew with its rows kept, because it is divided otherwise.
    static func isRebuilt(_ table: ObjectID, from source: Catalog, to target: Catalog) -> Bool {
        guard table.kind == .table, let old = source[table], let new = target[table] else { return false }
        return old[.partitionKey] != new[.partitionKey] || old[.partitionKeyTypes] != new[.partitionKeyTypes]
    }

    /// Whether the rows of a table are kept in case it is made anew: those of one that is divided before or afterwards.
    static func isKept(_ table: ObjectID, from source: Catalog, to target: Catalog) -> Bool {
        guard table.kind == .table, let old = source[table], let new = target[table] else { return false }
        return old[.partitionKey] != nil || new[.partitionKey] != nil
    }

    /// Partitions whose rows may belong in others afterwards, with the table that all belong to: those that get other
    /// bounds, those that go while others get their bounds, and the default partition beside them.
    static func shifted(from source: Catalog, to target: Catalog) -> [(partition: ObjectID, root: ObjectID)] {
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
            return target[table] == nil || isLastingDefault(link, in: target)
        }
        return (changed + beside).compactMap { link in
            guard let table = link.owner, let root = link.parentTable else { return nil }
            return (table, root)
        }.sorted { $0.partition < $1.partition }
    }

    /// Whether the rows of a partition that goes are to find their place in the table that it belongs to.
    static func keepsRows(of partition: ObjectID, from source: Catalog, to target: Catalog) -> Bool {
        guard source[ObjectID(.partition, partition.path)] != nil else { return false }
        var table = partition
        while let parent = source[ObjectID(.partition, table.path)]?.parentTable {
            if isRebuilt(parent, from: source, to: target) { return true }
            table = parent
        }
        return shifted(from: source, to: target).contains { $0.partition == partition }
    }

    /// Whether a partition is its table's default before and after.
    private static func isLastingDefault(_ link: CatalogObject, in target: Catalog) -> Bool {
        link[.bound] == "DEFAULT" && target[link.id]?.attributes == link.attributes
    }
}
