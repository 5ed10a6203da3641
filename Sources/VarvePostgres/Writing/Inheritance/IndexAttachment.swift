import VarveCatalog

/// Makes the index of a partition a part of the index of the table that the partition belongs to.
///
/// Partitions get their indexes one by one, under their own names, and the table's index is valid with the last of
/// them. Where the partition is attached later, that ties its indexes too.
enum IndexAttachment {
    static func statements(for object: CatalogObject, in context: WritingContext) -> [String] {
        guard context.descent.follows(object),
            let source = object.dependencies.first(where: {
                $0.kind.isAkin(to: object.kind) && $0 != object.id
            })
        else { return [] }
        return ["ALTER INDEX \(index(source)) ATTACH PARTITION \(index(object.id))"]
    }

    /// The same for an index that a partition had for itself until now.
    static func statements(
        from old: CatalogObject, to new: CatalogObject, in context: WritingContext
    ) -> [String] {
        old.origin == .own && new.origin == .inherited ? statements(for: new, in: context) : []
    }

    /// The indexes that keys of partitions are parts of. Such a key goes with the index, yet not as quietly as a mere index.
    static func indexesOfKeys(in catalog: Catalog) -> Set<ObjectID> {
        var indexes: Set<ObjectID> = []
        for key in catalog.objects.values
        where key.origin == .inherited && key.kind.hasIndex && key.kind != .index {
            indexes.formUnion(key.dependencies.filter { $0.kind == .index })
        }
        return indexes
    }

    /// The index of a key stands in the table's schema under the key's name.
    private static func index(_ id: ObjectID) -> String {
        SQLText.qualified([id.path.first ?? "", id.name])
    }
}
