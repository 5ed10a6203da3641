import VarveCatalog
import VarveDatabase
import VarvePlanning

/// Where a database differs from what its migrations make, object by object.
struct SchemaComparison {
    private let live: Catalog
    private let expected: Catalog
    private let dialect: any Dialect
    /// Objects that are not there, and the object that each belongs to.
    private var missing: [ObjectID: ObjectID] = [:]
    private var altered: [ObjectID: ObjectID] = [:]
    private var unexpected: [ObjectID: ObjectID] = [:]

    init(live: Catalog, expected: Catalog, plan: Plan, dialect: any Dialect) {
        self.live = live
        self.expected = expected
        self.dialect = dialect
        for change in plan.changes {
            switch change {
            case .create(let object, let parts):
                for part in [object] + parts { expect(part.id) }
            case .alter(_, let object), .rename(_, let object): expect(object.id)
            case .drop(let object, _) where expected[object.id] == nil:
                unexpected[object.id] = live.root(of: object.id)
            case .drop: break
            }
        }
    }

    private mutating func expect(_ id: ObjectID) {
        // A name for the moment, on the way from one to another, is nothing to expect.
        guard expected[id] != nil else { return }
        let root = expected.root(of: id)
        guard let found = live[id] else {
            missing[id] = root
            return
        }
        // What is only made anew around something else is as it was.
        if let wanted = expected[id], found.attributes != wanted.attributes { altered[id] = root }
    }

    /// What is missing of some objects and their parts.
    func missing(among ids: Set<ObjectID>) -> [String] {
        Self.belonging(to: ids, missing).map { "\(label($0)) is missing" }
    }

    /// What is there of them and should be otherwise, or not be there.
    func changed(among ids: Set<ObjectID>) -> [String] {
        Self.belonging(to: ids, altered).map { "\(label($0)) is not as it should be: \(details($0))" }
            + Self.belonging(to: ids, unexpected).map { "\(label($0)) is there, and no migration makes it" }
    }

    private static func belonging(to ids: Set<ObjectID>, _ found: [ObjectID: ObjectID]) -> [ObjectID] {
        found.filter { ids.contains($0.key) || ids.contains($0.value) }.keys.sorted()
    }

    private func label(_ id: ObjectID) -> String { "\(id.kind) \(dialect.display(id.path))" }

    private func details(_ id: ObjectID) -> String {
        guard let found = live[id], let wanted = expected[id] else { return "" }
        return wanted.differences(from: found).sorted().map { name in
            let values = [found, wanted].map { $0.attributes[name]?.description ?? "none" }
            return "\(name) is \(values[0]) and should be \(values[1])"
        }.joined(separator: ", ")
    }
}
