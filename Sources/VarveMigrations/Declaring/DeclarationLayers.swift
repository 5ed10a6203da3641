import VarveCatalog
import VarveDatabase
import VarveDeclaration
import VarvePlanning

/// A catalog in layers: what declared tables rest on and must be carried before them, and the tables themselves.
struct DeclarationLayers {
    /// The declared tables.
    let tables: Set<ObjectID>

    /// What is there before the carried SQL begins.
    let beginning: Catalog

    /// What must be there before the declared tables.
    let foundation: Catalog

    /// Declared tables that rest on something that rests on declared tables, so that no order works.
    let circular: Set<ObjectID>

    /// Declared tables that rest on what is carried before them. Where that can't be made, such as a function whose body names
    /// declared tables, the rest may still be declared.
    let resting: Set<ObjectID>

    init(catalog: Catalog, empty: Catalog, described: DescribedSchema, dialect: any Dialect) {
        let paths = described.schema.tables.map { table in
            dialect.qualify((table.schema.map { [$0] } ?? []) + [table.name], kind: .table)
        }
        let tables = Set(paths.map { ObjectID(.table, $0) })
        // Triggers are added to declared tables later, and may call what looks at any of the tables.
        let parts = catalog.objects.keys.filter {
            tables.contains(catalog.root(of: $0)) && $0.kind != .trigger
        }
        let inner = catalog.objects.keys.filter { catalog.isInner($0, dialect.rules) }
        let members = Dictionary(grouping: inner, by: catalog.root(of:))
        let search = Search(
            catalog: catalog, members: members, excluded: described.provided.union(parts),
            rules: dialect.rules)
        let needed = search.all(under: Set(parts)).filter { empty[$0] == nil }
        let onTables = needed.filter { id in
            catalog[id]?.dependencies.contains { tables.contains(catalog.root(of: $0)) } ?? false
        }
        var circular: Set<ObjectID> = []
        var resting: Set<ObjectID> = []
        for part in parts where !needed.isEmpty {
            let rests = search.all(under: [part])
            if !rests.isDisjoint(with: onTables) { circular.insert(catalog.root(of: part)) }
            if !rests.isDisjoint(with: needed) { resting.insert(catalog.root(of: part)) }
        }
        self.resting = resting
        self.tables = tables
        self.circular = circular
        var beginning = empty
        for id in described.provided {
            if let object = catalog[id] { beginning.insert(object) }
        }
        var foundation = beginning
        for id in needed {
            if let object = catalog[id] { foundation.insert(object) }
        }
        self.beginning = beginning
        self.foundation = foundation
    }

    /// A search through what objects rest on.
    private struct Search {
        let catalog: Catalog
        /// What each object that has no owner consists of, but for what can be added to it at any time.
        let members: [ObjectID: [ObjectID]]
        let excluded: Set<ObjectID>
        let rules: any PlanningRules

        /// All that some objects rest on, directly or not, themselves and what is excluded left out. What rests on a part of a
        /// table rests on all of it: a database takes no half of a table. What the engine would let come later is not rested on.
        func all(under start: Set<ObjectID>) -> Set<ObjectID> {
            var found: Set<ObjectID> = []
            var waiting = Array(start)
            while let id = waiting.popLast() {
                guard let object = catalog[id] else { continue }
                for dependency in object.dependencies
                where !excluded.contains(dependency) && !rules.canPrecede(object, its: dependency) {
                    for member in (members[catalog.root(of: dependency)] ?? []) + [dependency]
                    where !excluded.contains(member) && found.insert(member).inserted {
                        waiting.append(member)
                    }
                }
            }
            return found
        }
    }
}

extension Catalog {
    /// Whether an object has no owner, or is written inside the statement that makes it.
    fileprivate func isInner(_ id: ObjectID, _ rules: any PlanningRules) -> Bool {
        guard let object = self[id], let owner = object.owner.flatMap({ self[$0] }) else { return true }
        return rules.isWritten(object, within: owner) && isInner(owner.id, rules)
    }
}
