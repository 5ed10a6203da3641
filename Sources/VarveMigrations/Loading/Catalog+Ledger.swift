import VarveCatalog
import VarveDatabase

extension Catalog {
    /// The catalog without some tables, their parts and all that rests on them.
    func removing(tables names: [String], dialect: any Dialect) -> Catalog {
        let tables = names.map { ObjectID(.table, dialect.qualify([$0], kind: .table)) }.filter {
            self[$0] != nil
        }
        guard !tables.isEmpty else { return self }
        let graph = CatalogGraph(self)
        var removed: Set<ObjectID> = []
        var queue = tables
        while let id = queue.popLast() {
            guard removed.insert(id).inserted else { continue }
            queue += graph.parts(of: id) + graph.dependents(of: id)
        }
        let objects = objects.values.filter { !removed.contains($0.id) }
        return Catalog(dialect: self.dialect, objects: objects, unmodelled: unmodelled)
    }
}
