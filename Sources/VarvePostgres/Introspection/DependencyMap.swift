import VarveCatalog

/// What rests on what in the server's own terms (`pg_depend`), and how that looks between our objects.
///
/// What we don't model is looked through: a column of type `mood[]` rests on the array type, which rests on the
/// enum type that we know.
struct DependencyMap {
    private var edges: [CatalogAddress: [CatalogAddress]] = [:]
    private var members: [CatalogAddress: CatalogAddress] = [:]
    private var identities: [CatalogAddress: ObjectID] = [:]
    private var aliases: [CatalogAddress: ObjectID] = [:]
    private var rules: [(rule: CatalogAddress, view: CatalogAddress)] = []
    private var found: [CatalogAddress: Set<ObjectID>] = [:]

    /// Notes one row of `pg_depend`.
    mutating func add(_ dependent: CatalogAddress, on referenced: CatalogAddress, type: String) {
        if type == "e" {
            members[dependent] = referenced
            return
        }
        edges[dependent, default: []].append(referenced)
        // A view is made by a rule, and what the view rests on is written down for the rule.
        if type == "i", dependent.isIn(.rewriteRules) { rules.append((dependent, referenced)) }
    }

    mutating func reserve(_ count: Int) {
        edges.reserveCapacity(count)
    }

    /// Notes that an address holds an object of ours.
    mutating func identify(_ address: CatalogAddress, as id: ObjectID) {
        identities[address] = id
    }

    /// Notes that what is at an address belongs to an object of ours: the index behind a constraint.
    mutating func alias(_ address: CatalogAddress, as id: ObjectID) {
        aliases[address] = id
    }

    /// The object at exactly this address.
    func object(at address: CatalogAddress) -> ObjectID? { identities[address] }

    /// Whether an extension brought the object.
    func isExtensionMember(_ address: CatalogAddress) -> Bool { members[address] != nil }

    /// All pairs of our objects of which one rests on the other.
    mutating func resolved() -> [(dependent: ObjectID, dependency: ObjectID)] {
        for (rule, view) in rules {
            if let id = identities[view] { aliases[rule] = id }
        }
        var pairs: [(ObjectID, ObjectID)] = []
        for (address, referenced) in edges {
            guard let dependent = known(address) else { continue }
            for reference in referenced {
                for dependency in targets(of: reference) { pairs.append((dependent, dependency)) }
            }
        }
        return pairs
    }

    /// Our object at an address: itself, what it belongs to, the whole of which it is a column, or the extension
    /// that brought it.
    private func known(_ address: CatalogAddress) -> ObjectID? {
        if let id = identities[address] ?? aliases[address] { return id }
        let whole = address.whole
        if whole != address, let id = identities[whole] ?? aliases[whole] { return id }
        return members[whole].flatMap { identities[$0] }
    }

    private mutating func targets(of address: CatalogAddress) -> Set<ObjectID> {
        if let id = known(address) { return [id] }
        if let earlier = found[address] { return earlier }
        // Ends the search should objects of the server rest on each other.
        found[address] = []
        var targets: Set<ObjectID> = []
        for next in edges[address] ?? [] { targets.formUnion(self.targets(of: next)) }
        if address.whole != address { targets.formUnion(self.targets(of: address.whole)) }
        found[address] = targets
        return targets
    }
}
