/// What rests on what in the server's own terms (`pg_depend`), and how that looks between our objects, which are known
/// by their places here.
///
/// What we don't model is looked through: a column of type `mood[]` rests on the array type, which rests on the
/// enum type that we know.
struct DependencyMap {
    private struct Edge {
        let dependent: CatalogAddress
        let referenced: CatalogAddress
    }

    private var edges: [Edge] = []
    private var members: [CatalogAddress: CatalogAddress] = [:]
    private var identities: [CatalogAddress: Int] = [:]
    private var aliases: [CatalogAddress: Int] = [:]
    private var rules: [(rule: CatalogAddress, view: CatalogAddress)] = []
    /// The edges by dependent, once something has to be looked through.
    private var sorted: [Edge]?
    private var found: [CatalogAddress: Set<Int>] = [:]

    /// Notes one row of `pg_depend`.
    mutating func add(_ dependent: CatalogAddress, on referenced: CatalogAddress, type: Unicode.Scalar?) {
        if type == "e" {
            members[dependent] = referenced
            return
        }
        edges.append(Edge(dependent: dependent, referenced: referenced))
        // A view is made by a rule, and what the view rests on is written down for the rule.
        if type == "i", dependent.isIn(.rewriteRules) { rules.append((dependent, referenced)) }
    }

    mutating func reserve(_ count: Int) {
        edges.reserveCapacity(count)
        identities.reserveCapacity(count)
    }

    /// Notes that an address holds an object of ours.
    mutating func identify(_ address: CatalogAddress, as place: Int) {
        identities[address] = place
    }

    /// Notes that what is at an address belongs to an object of ours: the index behind a constraint.
    mutating func alias(_ address: CatalogAddress, as place: Int) {
        aliases[address] = place
    }

    /// The place of the object at exactly this address.
    func object(at address: CatalogAddress) -> Int? { identities[address] }

    /// The place of the object that what is at exactly this address belongs to.
    func owner(ofPart address: CatalogAddress) -> Int? { aliases[address] }

    /// Whether an extension brought the object.
    func isExtensionMember(_ address: CatalogAddress) -> Bool { !members.isEmpty && members[address] != nil }

    /// Goes through all pairs of our objects of which one rests on the other.
    mutating func resolve(_ take: (_ dependent: Int, _ dependency: Int) -> Void) {
        for (rule, view) in rules {
            if let place = identities[view] { aliases[rule] = place }
        }
        // Those of one object mostly follow each other.
        var last: (address: CatalogAddress, place: Int?)?
        for edge in edges {
            if last?.address != edge.dependent { last = (edge.dependent, known(edge.dependent)) }
            guard let dependent = last?.place else { continue }
            if let dependency = known(edge.referenced) {
                if dependency != dependent { take(dependent, dependency) }
            } else {
                for dependency in targets(of: edge.referenced) where dependency != dependent {
                    take(dependent, dependency)
                }
            }
        }
    }

    /// Gives back the room of what is needed no more.
    mutating func forget() {
        edges = []
        identities = [:]
        aliases = [:]
        rules = []
        sorted = nil
        found = [:]
    }

    /// Our object at an address: itself, what it belongs to, the whole of which it is a column, or the extension
    /// that brought it.
    private func known(_ address: CatalogAddress) -> Int? {
        if let place = identities[address] ?? aliases[address] { return place }
        let whole = address.whole
        if whole != address, let place = identities[whole] ?? aliases[whole] { return place }
        return members.isEmpty ? nil : members[whole].flatMap { identities[$0] }
    }

    private mutating func targets(of address: CatalogAddress) -> Set<Int> {
        if let place = known(address) { return [place] }
        if let earlier = found[address] { return earlier }
        // Ends the search should objects of the server rest on each other.
        found[address] = []
        var targets: Set<Int> = []
        for next in outgoing(from: address) { targets.formUnion(self.targets(of: next)) }
        if address.whole != address { targets.formUnion(self.targets(of: address.whole)) }
        found[address] = targets
        return targets
    }

    /// What an address rests on in the server's terms.
    private mutating func outgoing(from address: CatalogAddress) -> [CatalogAddress] {
        let sorted = self.sorted ?? edges.sorted { $0.dependent < $1.dependent }
        self.sorted = sorted
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].dependent < address { low = middle + 1 } else { high = middle }
        }
        return sorted[low...].prefix { $0.dependent == address }.map(\.referenced)
    }
}
