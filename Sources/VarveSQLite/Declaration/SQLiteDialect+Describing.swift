import VarveCatalog
import VarveDatabase
import VarveDeclaration

extension SQLiteDialect {
    public func describe(_ catalog: Catalog, style: (ObjectID) -> DeclarationStyle) -> DescribedSchema {
        let graph = CatalogGraph(catalog)
        var described = DescribedSchema()
        let tables = catalog.all(.table).sorted(by: CatalogGraph.naturalOrder)
        for table in tables where style(table.id) > .carried {
            let parts = graph.parts(of: table.id).compactMap { catalog[$0] }
            let describer = SQLiteTableDescriber(
                table: table, parts: parts, isIdiomatic: style(table.id) == .idiomatic)
            if let declared = describer.declared() { described.schema.tables.append(declared) }
        }
        described.schema.spreadUUIDs()
        return described
    }
}

extension DeclaredSchema {
    /// A text that refers to a UUID is one.
    fileprivate mutating func spreadUUIDs() {
        var isDone = false
        while !isDone {
            isDone = true
            for table in tables.indices {
                for column in tables[table].columns.indices {
                    let declared = tables[table].columns[column]
                    guard declared.type == .text, declared.defaultValue == nil,
                        let reference = declared.reference,
                        type(of: reference) == .uuid
                    else { continue }
                    tables[table].columns[column].type = .uuid
                    isDone = false
                }
            }
        }
    }

    private func type(of reference: DeclaredReference) -> DataType? {
        tables.first { $0.name == reference.table }?.columns.first { [$0.name] == reference.columns }?.type
    }
}
