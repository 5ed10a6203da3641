import VarveCatalog
import VarveDatabase
import VarveDeclaration

extension PostgresDialect {
    public func describe(_ catalog: Catalog, style: (ObjectID) -> DeclarationStyle) -> DescribedSchema {
        let graph = CatalogGraph(catalog)
        var described = DescribedSchema()
        let tables = catalog.all(.table).sorted(by: CatalogGraph.naturalOrder)
        for table in tables where style(table.id) > .carried {
            var describer = PostgresTableDescriber(
                table: table, catalog: catalog, graph: graph, isIdiomatic: style(table.id) == .idiomatic)
            guard let declared = describer.declared() else { continue }
            described.schema.tables.append(declared)
            described.provided.formUnion(describer.provided)
        }
        return described
    }
}
