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

    init(catalog: Catalog, empty: Catalog, described: DescribedSchema, dialect: any Dialect) {
        let paths = described.schema.tables.map { table in
            dialect.qualify((table.schema.map { [$0] } ?? []) + [table.name], kind: .table)
        }
        let tables = Set(paths.map { ObjectID(.table, $0) })
        let parts = catalog.objects.keys.filter { tables.contains(catalog.root(of: $0)) }
        let needed = Self.closure(
            of: Set(parts), in: catalog, without: described.provided.union(parts), dialect.rules
        )
        .filter { empty[$0] == nil }
        let onTables = needed.filter { id in
            catalog[id]?.dependencies.contains { tables.contains(catalog.root(of: $0)) } ?? false
        }
        var circular: Set<ObjectID> = []
        for part in parts where !onTables.isEmpty {
            let rests = Self.closure(
                of: [part], in: catalog, without: described.provided.union(parts), dialect.rules)
            if !rests.isDisjoint(with: onTables) { circular.insert(catalog.root(of: part)) }
        }
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

    /// All that some objects rest on, directly or not, themselves and some others left out. What the engine would let come
    /// later is not rested on.
    private static func closure(
        of start: Set<ObjectID>, in catalog: Catalog, without excluded: Set<ObjectID>,
        _ rules: any PlanningRules
    ) -> Set<ObjectID> {
        var found: Set<ObjectID> = []
        var waiting = Array(start)
        while let id = waiting.popLast() {
            guard let object = catalog[id] else { continue }
            for dependency in object.dependencies
            where !excluded.contains(dependency) && !rules.canPrecede(object, its: dependency)
                && found.insert(dependency).inserted
            {
                waiting.append(dependency)
            }
        }
        return found
    }
}
