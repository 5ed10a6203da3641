import VarveCatalog

/// The names that relations and constraints of a catalog take in their schemas. Where the server makes a name up, it
/// makes it unlike all of these, so a part that is loaded without the rest may get another one.
struct TakenNames {
    private var names: Set<[String]> = []
    private var bareNames: Set<String> = []
    /// Made-up names without the number at their end, which is there where the plain name was taken.
    private var stems: Set<[String]> = []

    init(_ objects: some Sequence<CatalogObject>) {
        for object in objects {
            guard let name = Self.name(of: object) else { continue }
            names.insert(name)
            bareNames.insert(name[name.count - 1])
            if object.hasGeneratedName { stems.insert(Self.stem(of: name)) }
        }
    }

    /// Whether other objects can be loaded without these and still get the names that they get beside them.
    ///
    /// - Parameter former: What was there instead of the other objects when these were loaded.
    func areIndependent(of other: [CatalogObject], former: [CatalogObject]) -> Bool {
        let others = other.compactMap(Self.name)
        let known = Set(former.compactMap(Self.name))
        // A name that was given up is free for one that had to yield to it; a new one may now be in the way.
        let given = known.subtracting(others).union(Set(others).subtracting(known))
        return others.allSatisfy { !names.contains($0) }
            && given.allSatisfy { !stems.contains(Self.stem(of: $0)) && !isHidden($0) }
            && Set(others).subtracting(known).allSatisfy { !bareNames.contains($0[$0.count - 1]) }
    }

    /// Identity columns have sequences whose names the catalog does not hold.
    private func isHidden(_ name: [String]) -> Bool { name[name.count - 1].contains("_seq") }

    private static func name(of object: CatalogObject) -> [String]? {
        switch object.kind {
        case .table, .view, .materializedView, .sequence, .index: object.id.path
        case .primaryKey, .unique, .exclusion, .check, .foreignKey:
            [object.id.path[0], object.name]
        default: nil
        }
    }

    private static func stem(of name: [String]) -> [String] {
        var stem = name
        while let last = stem[stem.count - 1].last, last.isNumber { stem[stem.count - 1].removeLast() }
        return stem
    }
}
