import VarveCatalog

/// Gathers parts under the objects that they are made or removed with.
struct Folding {
    private var groups: [ObjectID: [CatalogObject]] = [:]
    private var roots: [CatalogObject] = []

    /// Gathers objects.
    ///
    /// - Parameters:
    ///   - objects: All objects that are made, or all that are removed.
    ///   - isFoldable: Whether a part goes with its owner, which is among the objects too.
    init(_ objects: [ObjectID: CatalogObject], isFoldable: (CatalogObject, CatalogObject) -> Bool) {
        var root: [ObjectID: ObjectID] = [:]
        for object in objects.values {
            _ = Self.findRoot(of: object, in: objects, known: &root, isFoldable: isFoldable)
        }
        separateDependents(objects, &root)
        for object in objects.values {
            if let owner = root[object.id], owner != object.id {
                groups[owner, default: []].append(object)
            } else {
                roots.append(object)
            }
        }
    }

    /// The roots by name, each with its parts in their natural order.
    func sorted() -> [(root: CatalogObject, parts: [CatalogObject])] {
        roots.sorted { $0.id < $1.id }.map { root in
            (root, (groups[root.id] ?? []).sorted(by: CatalogGraph.naturalOrder))
        }
    }

    private static func findRoot(
        of object: CatalogObject, in objects: [ObjectID: CatalogObject], known: inout [ObjectID: ObjectID],
        isFoldable: (CatalogObject, CatalogObject) -> Bool
    ) -> ObjectID {
        if let root = known[object.id] { return root }
        known[object.id] = object.id  // an ownership that runs in a circle ends here
        if let owner = object.owner.flatMap({ objects[$0] }), isFoldable(object, owner) {
            known[object.id] = findRoot(of: owner, in: objects, known: &known, isFoldable: isFoldable)
        }
        return known[object.id] ?? object.id
    }

    /// What rests on a part that stands alone can't be in the owner's statement either, which comes before it.
    private func separateDependents(_ objects: [ObjectID: CatalogObject], _ root: inout [ObjectID: ObjectID])
    {
        var isSettled = false
        while !isSettled {
            isSettled = true
            for object in objects.values {
                guard let own = root[object.id], own != object.id else { continue }
                let restsOnLonePart = object.dependencies.contains { dependency in
                    guard let other = root[dependency], dependency != own, other == dependency else {
                        return false
                    }
                    return Self.isPart(dependency, of: own, in: objects)
                }
                if restsOnLonePart {
                    root[object.id] = object.id
                    isSettled = false
                }
            }
        }
    }

    private static func isPart(
        _ id: ObjectID, of owner: ObjectID, in objects: [ObjectID: CatalogObject]
    ) -> Bool {
        var next = objects[id]
        var steps = 0
        // What is owned without resting on its owner, like a sequence, comes before it and is no part here.
        while let object = next, let candidate = object.owner, object.dependencies.contains(candidate),
            steps < 8
        {
            if candidate == owner { return true }
            next = objects[candidate]
            steps += 1
        }
        return false
    }
}
