import VarveCatalog
import VarveDatabase

extension Catalog {
    /// The catalog without some tables, their parts and all that rests on them.
    func removing(tables names: [String], dialect: any Dialect) -> Catalog {
        let tables = names.map { ObjectID(.table, dialect.qualify([$0], kind: .table)) }.filter {
            self[$0] != nil
        }
        guard !tables.isEmpty else { return self }
        var removed = Set(tables)
        var isComplete = false
        // What rests on a ledger is a handful, so a few looks cost less than a graph of everything.
        while !isComplete {
            let more = objects.values.filter { object in
                !removed.contains(object.id)
                    && (object.dependencies.contains(where: removed.contains)
                        || object.owner.map(removed.contains) ?? false)
            }
            isComplete = more.isEmpty
            removed.formUnion(more.map(\.id))
        }
        var rest = self
        for id in removed { rest[id] = nil }
        return rest
    }
}
