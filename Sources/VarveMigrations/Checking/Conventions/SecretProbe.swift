import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// Tries on a throw-away database whether a column's own checks refuse a secret that was not hashed.
struct SecretProbe {
    let catalog: Catalog
    let dialect: any Dialect
    let connection: any DatabaseConnection

    /// What secrets look like: none of them has the form of a hash, nor the length of one in bytes.
    static let samples = [
        "secret", "correct horse, battery staple", "sk_live_9f8e7d6c5b4a39281706f5e4d3",
        "0b5f3c1e-7a52-4d0e-9b1f-2f6a8c1d4e77", "fV3q-Zp0s8RkX1mT6yWb2cNu9hLjGdAeQo5iKxBt7M4",
    ]

    /// The first sample that a column takes; `nil` where it takes none.
    func sampleTaken(by column: CatalogObject, checks: [CatalogObject]) async -> String? {
        let conditions = checks.filter { isAbout(column, $0) }.compactMap { $0[.expression] }
        for sample in Self.samples where await takes(sample, column, conditions) {
            return sample
        }
        return nil
    }

    /// A check over other columns too may let everything pass because of them.
    private func isAbout(_ column: CatalogObject, _ check: CatalogObject) -> Bool {
        let columns = check.dependencies.filter { $0.kind == .column }
        return columns.count == 1 && columns.first == column.id && !check[flag: .isNotEnforced]
    }

    /// What fails is refused as well: the type itself has no place for the text.
    private func takes(_ sample: String, _ column: CatalogObject, _ conditions: [String]) async -> Bool {
        let value = "CAST(\(dialect.quote(literal: sample)) AS \(column[.dataType] ?? "text"))"
        let name = dialect.quote(identifier: column.name)
        // What nobody looks at is not computed, and then no type refuses it.
        let refused = (["\(name) IS NULL"] + conditions.map { "NOT (\($0))" }).joined(separator: " OR ")
        let row = "(SELECT \(value) AS \(name)) AS sample"
        let rows = try? await connection.query(
            Statement("SELECT CASE WHEN \(refused) THEN 0 ELSE 1 END FROM \(row)"))
        return rows?.first?.integer == 1
    }
}

extension Catalog {
    /// The columns of a table whose names speak of a secret and whose types can hold one.
    func secretColumns(
        of table: TableParts, _ conventions: Conventions, _ dialect: any Dialect
    ) -> [CatalogObject] {
        let patterns = conventions.hashedColumns.map(NameWildcard.init)
        return table.columns.filter { column in
            patterns.contains { $0.matches(column.name) }
                && [.text, .bytes, .uuid].contains(family(of: column, dialect))
        }
    }

    /// A domain is what its base type is.
    private func family(of column: CatalogObject, _ dialect: any Dialect) -> TypeFamily {
        let domain = column.dependencies.first { $0.kind == .domain }.flatMap { self[$0] }
        return dialect.family(ofType: domain?[.dataType] ?? column[.dataType] ?? "")
    }
}

extension CatalogLoader {
    /// The columns of a schema that take a secret as it is, each with what it took.
    func openSecrets(
        in catalog: Catalog, madeBy folder: MigrationFolder, _ conventions: Conventions
    ) async throws(MigrationError) -> [ObjectID: String] {
        let graph = CatalogGraph(catalog)
        let candidates = catalog.all(.table).flatMap { table in
            let parts = TableParts(table, in: catalog, graph)
            return catalog.secretColumns(of: parts, conventions, dialect)
                .filter { $0.name.hasSuffix("_hash") }.map { (column: $0, checks: parts.checks) }
        }
        guard !candidates.isEmpty else { return [:] }
        let recipe = try await recipe(for: .migrations(folder))
        return try await withScratch(recipe) { connection throws(MigrationError) in
            let probe = SecretProbe(catalog: catalog, dialect: dialect, connection: connection)
            var open: [ObjectID: String] = [:]
            for candidate in candidates {
                open[candidate.column.id] = await probe.sampleTaken(
                    by: candidate.column, checks: candidate.checks)
            }
            return open
        }
    }
}
