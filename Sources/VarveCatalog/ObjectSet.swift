/// A set of identities, made for the few that an object rests on: a sorted array, and so a fraction of a `Set`'s size.
public struct ObjectSet: Hashable, Sendable {
    /// By hash, and by name where two have the same hash.
    private var members: [ObjectID] = []

    /// Collects identities.
    public init(_ members: some Sequence<ObjectID> = EmptyCollection()) {
        for member in members { insert(member) }
    }

    /// Whether an identity is in the set.
    public func contains(_ id: ObjectID) -> Bool {
        let place = place(of: id)
        return place < members.count && members[place] == id
    }

    /// Adds an identity.
    public mutating func insert(_ id: ObjectID) {
        let place = place(of: id)
        if place < members.count, members[place] == id { return }
        members.insert(id, at: place)
    }

    /// Takes an identity out.
    public mutating func remove(_ id: ObjectID) {
        let place = place(of: id)
        if place < members.count, members[place] == id { members.remove(at: place) }
    }

    /// Adds identities.
    public mutating func formUnion(_ others: some Sequence<ObjectID>) {
        for other in others { insert(other) }
    }

    /// The set without some identities.
    public func subtracting(_ others: some Sequence<ObjectID>) -> ObjectSet {
        var rest = self
        for other in others { rest.remove(other) }
        return rest
    }

    /// Whether none of the identities is in another set.
    public func isDisjoint(with others: Set<ObjectID>) -> Bool {
        !members.contains(where: others.contains)
    }

    /// Where an identity is, or would be.
    private func place(of id: ObjectID) -> Int {
        var (low, high) = (0, members.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.precedes(members[middle], id) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func precedes(_ left: ObjectID, _ right: ObjectID) -> Bool {
        left.hash == right.hash ? left != right && left < right : left.hash < right.hash
    }
}

extension ObjectSet: RandomAccessCollection {
    public var startIndex: Int { members.startIndex }
    public var endIndex: Int { members.endIndex }
    public subscript(position: Int) -> ObjectID { members[position] }
}

extension ObjectSet: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: ObjectID...) {
        self.init(elements)
    }
}

extension ObjectSet: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([ObjectID].self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(members.sorted())
    }
}
