import VarveCatalog

extension CatalogReading {
    /// Says of each index that is not valid why: it was left half-built, or it is a partitioned table's and some partitions
    /// have none that is part of it (`CREATE INDEX … ON ONLY`).
    ///
    /// Such a one comes after these partitions are attached, since that would give them an index each.
    mutating func settleInvalidIndexes() {
        guard !invalidIndexes.isEmpty else { return }
        let coverage = IndexCoverage(self)
        for place in invalidIndexes {
            let index = self[place]
            guard index[flag: .isPartitioned], let table = index.owner else {
                self[place][flag: .isInvalid] = index.kind == .index
                continue
            }
            let ties = coverage.tiesOfUncovered(by: index.id, of: table)
            guard !ties.isEmpty else { continue }
            self[place][.uncoveredPartitions] = ties.map { SQLText.qualified($0.path) }.sorted()
            self[place].dependencies.formUnion(ties)
        }
    }
}

/// Which partitions have a part of which indexes of the tables above them.
private struct IndexCoverage {
    private var ties: [ObjectID: [CatalogObject]] = [:]
    private var parts: [Place: ObjectID] = [:]

    private struct Place: Hashable {
        let index: ObjectID
        let partition: ObjectID
    }

    init(_ reading: CatalogReading) {
        for object in reading.all {
            if object.kind == .partition, let parent = object.parentTable {
                ties[parent, default: []].append(object)
            }
            guard object.origin == .inherited, let owner = object.owner else { continue }
            for index in object.dependencies where index.kind.isAkin(to: object.kind) {
                parts[Place(index: index, partition: owner)] = object.id
            }
        }
    }

    /// The ties of the partitions, and of theirs, that have no part of an index. Foreign tables have no indexes at all.
    func tiesOfUncovered(by index: ObjectID, of table: ObjectID) -> [ObjectID] {
        (ties[table] ?? []).flatMap { tie -> [ObjectID] in
            guard let partition = tie.owner, partition.kind == .table else { return [] }
            guard let part = parts[Place(index: index, partition: partition)] else { return [tie.id] }
            return tiesOfUncovered(by: part, of: partition)
        }
    }
}
