import VarveCatalog

/// Finds out which object is which where the server made up names.
///
/// It cuts long names and puts numbers behind what is taken, so that such a name says more about the order in which
/// things were made than about the thing: of two tables whose names begin alike the first one's index gets the name,
/// the second one's the name with a 1. So a name that was made up on either side counts only where what bears it is
/// the same thing too. The others are paired by what they are: a part that a table inherits by the part that it comes
/// from, any other by its attributes.
struct MadeUpNames {
    let source: Catalog
    let target: Catalog
    /// The target's identity of a source object that has another name there.
    private(set) var renamed: [ObjectID: ObjectID] = [:]
    /// Source objects that are another thing than what bears their name in the target.
    private(set) var parted: Set<ObjectID> = []
    /// Objects of the source and of the target whose other form is not found yet.
    private var olds: Set<ObjectID> = []
    private var news: Set<ObjectID> = []
    /// Objects of the target whose other form is found.
    private var taken: Set<ObjectID> = []

    /// Finds the pairs.
    init(source: Catalog, target: Catalog) {
        self.source = source
        self.target = target
        collect { $0.origin != .inherited }
        pairAlike(\.origin)
        partNamesakes { $0.origin != .inherited }
        collect { $0.origin == .inherited }
        pairInherited()
        // What is inherited on one side only: the table becomes a partition, or is one no more.
        pairAlike { _ in .own }
        partNamesakes { _ in true }
    }

    /// Collects what has no form of its name on the other side, or one that may be another thing.
    private mutating func collect(_ isMeant: (CatalogObject) -> Bool) {
        for old in source.objects.values where isMeant(old) {
            let new = target[old.id]
            if let new, isSame(old, new) { continue }
            olds.insert(old.id)
            if let new, !taken.contains(new.id) { news.insert(new.id) }
        }
        for new in target.objects.values where isMeant(new) && source[new.id] == nil {
            news.insert(new.id)
        }
    }

    /// Whether what bears one name on both sides is one thing.
    private func isSame(_ old: CatalogObject, _ new: CatalogObject) -> Bool {
        if taken.contains(new.id) { return false }
        let isMadeUp = old.hasGeneratedName || new.hasGeneratedName
        if old.origin == .inherited, new.origin == .inherited {
            if !isMadeUp && renamed.isEmpty && parted.isEmpty { return true }
            return old.owner == new.owner
                && Self.root(of: old, in: source).flatMap(counterpart) == Self.root(of: new, in: target)
        }
        // What bears its owner's name is what its owner is.
        if !isMadeUp || old.owner?.path == old.id.path { return true }
        return old.owner == new.owner && old.attributes == new.attributes
    }

    /// Pairs objects that are the same but for their names.
    private mutating func pairAlike(_ origin: (CatalogObject) -> Origin) {
        var candidates: [Likeness: [CatalogObject]] = [:]
        for old in olds.sorted().compactMap({ source[$0] }) {
            guard let likeness = Likeness(old, origin: origin(old)) else { continue }
            candidates[likeness, default: []].append(old)
        }
        guard !candidates.isEmpty else { return }
        for new in news.sorted().compactMap({ target[$0] }) {
            guard let likeness = Likeness(new, origin: origin(new)),
                let place = candidates[likeness]?.firstIndex(where: {
                    $0.hasGeneratedName || new.hasGeneratedName
                }), let old = candidates[likeness]?.remove(at: place)
            else { continue }
            match(old.id, new.id)
        }
    }

    /// Pairs parts that come from one part and belong to one table.
    private mutating func pairInherited() {
        var candidates: [Heirloom: [ObjectID]] = [:]
        for new in news.sorted(by: >).compactMap({ target[$0] }) {
            guard let root = Self.root(of: new, in: target) else { continue }
            candidates[Heirloom(kind: new.kind, owner: new.owner, root: root), default: []].append(new.id)
        }
        guard !candidates.isEmpty else { return }
        for old in olds.sorted().compactMap({ source[$0] }) {
            guard let root = Self.root(of: old, in: source).flatMap(counterpart),
                let new = candidates[Heirloom(kind: old.kind, owner: old.owner, root: root)]?.popLast()
            else { continue }
            match(old.id, new)
        }
    }

    /// Settles what is still open of objects that have a namesake: of one owner it is the same object in another form.
    private mutating func partNamesakes(_ isMeant: (CatalogObject) -> Bool) {
        for old in olds.sorted().compactMap({ source[$0] }) where isMeant(old) {
            guard let new = target[old.id] else { continue }
            let isInherited = old.origin == .inherited && new.origin == .inherited
            let stays = !old.isPartOfOwner || old.owner == new.owner
            if news.contains(new.id), stays, !isInherited {
                match(old.id, new.id)
            } else {
                parted.insert(old.id)
            }
        }
    }

    private mutating func match(_ old: ObjectID, _ new: ObjectID) {
        olds.remove(old)
        parted.remove(old)
        news.remove(new)
        taken.insert(new)
        if old != new { renamed[old] = new }
    }

    private func counterpart(_ root: ObjectID) -> ObjectID? {
        renamed[root] ?? (parted.contains(root) || target[root] == nil ? nil : root)
    }
}
