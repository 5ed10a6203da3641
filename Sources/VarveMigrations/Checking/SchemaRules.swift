import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// What a look at the folder's end state finds.
struct SchemaRules {
    let loader: CatalogLoader
    let folder: MigrationFolder
    let end: Catalog

    /// - Parameter isStrict: Whether objects that are not modelled fail the check.
    func findings(_ schema: CatalogSource?, isStrict: Bool) async throws(MigrationError) -> [Finding] {
        guard let schema else { return try await unmodelled(in: [end], isStrict: isStrict) }
        let declared = try await loader.catalog(of: schema)
        var findings = try await unmodelled(in: [end, declared], isStrict: isStrict)
        findings += try loader.differences(from: end, to: declared).map { difference in
            Finding(
                rule: "schema-differs", path: folder.path,
                message: "the migrations do not lead to the declared schema: \(difference); "
                    + "“varve generate NAME” writes the missing migration")
        }
        if case .declared(let schema) = schema { findings += forbiddenColumns(schema) }
        return findings
    }

    private func unmodelled(in catalogs: [Catalog], isStrict: Bool) async throws(MigrationError) -> [Finding]
    {
        let found = Set(catalogs.flatMap(\.unmodelled))
        guard !found.isEmpty else { return [] }
        let usual = try await loader.catalog(of: .empty).unmodelled
        return found.subtracting(usual).sorted().map { object in
            let place = end.unmodelled.contains(object) ? "the migrations make it" : "it is declared"
            return Finding(
                rule: "unmodelled", severity: isStrict ? .error : .notice, path: nil,
                message: "Varve does not model \(object); it stays as \(place)")
        }
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
