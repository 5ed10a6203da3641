import VarveCatalog

/// Which object of the target is which object of the source.
///
/// Objects with one identity are one object. What is left is paired by what it is where a name was made up by
/// the server: a constraint of the same table with the same attributes is the same constraint.
struct Pairing {
    let source: Catalog
    let target: Catalog
    /// The target's identity of a source object that has another name there.
    private(set) var renamed: [ObjectID: ObjectID] = [:]
    /// Pairs of ``renamed`` whose difference in name is to be carried out.
    private(set) var followed: Set<ObjectID> = []

    init(source: Catalog, target: Catalog, renames: [Rename], restoresNames: Bool) {
        self.source = source
        self.target = target
        pairGeneratedNames(renamedPaths: Set(renames.map(\.to.path)), restoresNames: restoresNames)
        pairNamesakes()
    }

    /// The target's form of a source object; `nil` where it has none.
    func counterpart(of object: CatalogObject) -> CatalogObject? {
        target[renamed[object.id] ?? object.id]
    }

    /// The target's identity of a source object.
    func counterpart(of id: ObjectID) -> ObjectID {
        renamed[id] ?? id
    }

    private mutating func pairGeneratedNames(renamedPaths: Set<[String]>, restoresNames: Bool) {
        var candidates: [Likeness: [CatalogObject]] = [:]
        for object in source.objects.values where target[object.id] == nil {
            guard let likeness = Likeness(object) else { continue }
            candidates[likeness, default: []].append(object)
        }
        guard !candidates.isEmpty else { return }
        let unpaired = target.objects.values.filter { source[$0.id] == nil }.sorted { $0.id < $1.id }
        for object in unpaired {
            guard let likeness = Likeness(object), let alike = candidates[likeness] else { continue }
            let usable = alike.filter { $0.hasGeneratedName || object.hasGeneratedName }
            guard let match = usable.min(by: { $0.id < $1.id }) else { continue }
            candidates[likeness]?.removeAll { $0.id == match.id }
            renamed[match.id] = object.id
            let isPartOfRenamed =
                renamedPaths.contains { object.owner?.path.starts(with: $0) ?? false }
                || renamedPaths.contains { $0.dropLast().elementsEqual(object.owner?.path ?? []) }
            if !object.hasGeneratedName || isPartOfRenamed || restoresNames && !match.hasGeneratedName {
                followed.insert(match.id)
            }
        }
    }

    /// A made-up name that differs is no difference, unless something else is to have it.
    mutating func giveUpWantedNames(rules: any PlanningRules) {
        var idle = renamed.filter { !followed.contains($0.key) && target[$0.value]?.hasGeneratedName == true }
        guard !idle.isEmpty else { return }
        let staying = Set(idle.values)
        var wanted: Set<String> = []
        for object in target.objects.values where source[object.id] == nil && !staying.contains(object.id) {
            wanted.formUnion(rules.occupiedNames(of: object))
        }
        var isSettled = false
        while !isSettled {
            isSettled = true
            for (old, new) in idle {
                guard let object = source[old], let renamed = target[new],
                    !wanted.isDisjoint(with: rules.occupiedNames(of: object))
                else { continue }
                followed.insert(old)
                wanted.formUnion(rules.occupiedNames(of: renamed))
                idle[old] = nil
                isSettled = false
            }
        }
    }

    /// Pairs what bears its owner's name, as a sequence's tie to its column does.
    private mutating func pairNamesakes() {
        guard !renamed.isEmpty else { return }
        for object in source.objects.values {
            guard let owner = object.owner, owner.path == object.id.path, let newOwner = renamed[owner] else {
                continue
            }
            let namesake = ObjectID(object.kind, newOwner.path)
            if target[namesake] != nil { renamed[object.id] = namesake }
        }
    }
}

/// All that makes two parts of one owner alike but for their names.
private struct Likeness: Hashable {
    let kind: ObjectKind
    let owner: ObjectID
    let attributes: Attributes
    let origin: Origin

    init?(_ object: CatalogObject) {
        guard let owner = object.owner else { return nil }
        self.kind = object.kind
        self.origin = object.origin
        self.owner = owner
        self.attributes = object.attributes
    }
}
