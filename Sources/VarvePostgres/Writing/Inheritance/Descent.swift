import VarveCatalog

/// Which tables are partitions and heirs of which others, while a script is written: ALTER TABLE of the one is carried
/// out on the others too.
struct Descent {
    private var children: [ObjectID: [ObjectID]] = [:]
    private var parents: [ObjectID: [ObjectID]] = [:]

    init(of catalog: Catalog) {
        for link in catalog.objects.values where link.isDescent { add(link) }
    }

    /// Notes that a table belongs to another from now on.
    mutating func add(_ link: CatalogObject) {
        guard let child = link.owner, let parent = link.parentTable else { return }
        children[parent, default: []].append(child)
        parents[child, default: []].append(parent)
    }

    /// Notes that a table belongs to another no more.
    mutating func remove(_ link: CatalogObject) {
        guard let child = link.owner, let parent = link.parentTable else { return }
        children[parent]?.removeAll { $0 == child }
        parents[child]?.removeAll { $0 == parent }
    }

    /// Whether a table has partitions or heirs.
    func hasChildren(_ table: ObjectID) -> Bool { !(children[table]?.isEmpty ?? true) }

    /// Whether a table is a partition or an heir.
    func hasParent(_ table: ObjectID) -> Bool { !(parents[table]?.isEmpty ?? true) }

    /// The tables that a table is a partition or an heir of.
    func parents(of table: ObjectID) -> [ObjectID] { (parents[table] ?? []).sorted() }

    /// Whether a part of a table follows the part of a parent without a statement of its own.
    func follows(_ part: CatalogObject) -> Bool {
        guard part.origin != .own, let table = part.owner else { return false }
        guard part.kind == .column || part.kind == .check else { return hasParent(table) }
        // Of several parents that have it, some may be so no more, or not yet.
        return parents(of: table).contains {
            part.dependencies.contains(ObjectID(part.kind, in: $0, part.name))
        }
    }

    /// The partitions and heirs of a table, and theirs; each comes after all that it inherits from.
    func descendants(of table: ObjectID) -> [ObjectID] {
        var found: [ObjectID] = []
        var level = children(of: table)
        while !level.isEmpty {
            found.removeAll(where: level.contains)
            found += level
            level = Set(level.flatMap { children[$0] ?? [] }).sorted()
        }
        return found
    }

    /// Whether a table is a partition or an heir of another, or of one that is.
    func isDescendant(_ table: ObjectID, of other: ObjectID) -> Bool {
        parents(of: table).contains { $0 == other || isDescendant($0, of: other) }
    }

    /// The partitions and heirs of a table that are not those of another.
    func children(of table: ObjectID) -> [ObjectID] { (children[table] ?? []).sorted() }
}

extension CatalogObject {
    /// Whether this ties a table to one that it is a partition or an heir of.
    var isDescent: Bool { kind == .partition || kind == .inheritance }

    /// What ties a table to one that it is a partition or an heir of, and unties it.
    var tieWriter: any ObjectWriter { kind == .partition ? PartitionWriter() : InheritanceWriter() }

    /// The table that a partition or an heir belongs to.
    var parentTable: ObjectID? { self[.parent].map { ObjectID(.table, $0) } }
}
