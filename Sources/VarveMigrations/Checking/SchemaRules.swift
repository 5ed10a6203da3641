import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// What a look at the folder's end state finds.
struct SchemaRules {
    let loader: CatalogLoader
    let folder: MigrationFolder
    let end: Catalog

    func findings(_ schema: CatalogSource?) async throws(MigrationError) -> [Finding] {
        var findings = end.unmodelled.sorted().map { object in
            Finding(
                rule: "unmodelled", severity: .notice, path: nil,
                message: "Varve does not model \(object); it stays as the migrations make it")
        }
        guard let schema else { return findings }
        let declared = try await loader.catalog(of: schema)
        findings += try loader.differences(from: end, to: declared).map { difference in
            Finding(
                rule: "schema-differs", path: folder.path,
                message: "the migrations do not lead to the declared schema: \(difference); "
                    + "“varve generate NAME” writes the missing migration")
        }
        if case .declared(let schema) = schema { findings += forbiddenColumns(schema) }
        return findings
    }

    private func forbiddenColumns(_ schema: DeclaredSchema) -> [Finding] {
        schema.forbiddenColumns(in: end).map { column, rule in
            Finding(
                rule: "forbidden-column", path: nil,
                message:
                    "the column \(loader.dialect.display(column.path)) has a name that is forbidden "
                    + "(\(rule.pattern)): \(rule.reason)")
        }
    }
}
