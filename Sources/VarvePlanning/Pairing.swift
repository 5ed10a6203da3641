import VarveCatalog

/// Which object of the target is which object of the source.
///
/// Objects with one identity are one object, unless the server made up the name: then what they are decides, see
/// ``MadeUpNames``.
struct Pairing {
    let source: Catalog
    let target: Catalog
    /// The target's identity of a source object that has another name there.
    private(set) var renamed: [ObjectID: ObjectID] = [:]
    /// Pairs of ``renamed`` whose difference in name is to be carried out.
    private(set) var followed: Set<ObjectID> = []
    /// Source objects that are another thing than what bears their name in the target.
    private(set) var parted: Set<ObjectID> = []

    init(source: Catalog, target: Catalog, renames: [Rename], restoresNames: Bool) {
        self.source = source
        self.target = target
        let names = MadeUpNames(source: source, target: target)
        renamed = names.renamed
        parted = names.parted
        let newPaths = Set(renames.map(\.to.path))
        for (old, new) in renamed {
            guard let old = source[old], let new = target[new] else { continue }
            let isWanted =
                !MadeUpNames.isMadeUp(new, in: target)
                || restoresNames && !MadeUpNames.isMadeUp(old, in: source)
            if isWanted || Self.isPart(new, ofAnyOf: newPaths) { followed.insert(old.id) }
        }
        pairNamesakes()
    }

    private init(
        source: Catalog, target: Catalog, renamed: [ObjectID: ObjectID], parted: Set<ObjectID>
    ) {
        self.source = source
        self.target = target
        self.renamed = renamed
        self.parted = parted
    }

    /// The same pairs for the way back.
    var reversed: Pairing {
        let inverse = Dictionary(renamed.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let namesakes = renamed.keys.filter { target[$0] != nil && inverse[$0] == nil }
        return Pairing(
            source: target, target: source, renamed: inverse, parted: parted.union(namesakes))
    }

    /// The target's form of a source object; `nil` where it has none.
    func counterpart(of object: CatalogObject) -> CatalogObject? {
        if let other = renamed[object.id] { return target[other] }
        return parted.contains(object.id) ? nil : target[object.id]
    }

    /// The target's identity of a source object.
    func counterpart(of id: ObjectID) -> ObjectID {
        renamed[id] ?? id
    }

    private static func isPart(_ object: CatalogObject, ofAnyOf paths: Set<[String]>) -> Bool {
        guard let owner = object.owner else { return false }
        return paths.contains { owner.path.starts(with: $0) || $0.dropLast().elementsEqual(owner.path) }
    }

    /// Pairs what bears its owner's name, as a sequence's tie to its column does.
    private mutating func pairNamesakes() {
        guard !renamed.isEmpty || !parted.isEmpty else { return }
        for object in source.objects.values {
            guard let owner = object.owner, owner.path == object.id.path else { continue }
            if let newOwner = renamed[owner] {
                let namesake = ObjectID(object.kind, newOwner.path)
                if target[namesake] != nil { renamed[object.id] = namesake }
            } else if parted.contains(owner) {
                parted.insert(object.id)
            }
        }
    }
}
