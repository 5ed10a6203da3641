import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// Holds the tables of a catalog against the conventions of their schema.
struct ConventionCheck {
    let conventions: Conventions
    let modules: [DeclaredModule]
    let catalog: Catalog
    let dialect: any Dialect
    let places: SchemaPlaces
    /// The conventions' types in the database's own words.
    let types: ConventionTypes
    /// Columns of which a throw-away database showed that they take a secret as it is, each with that secret.
    let openSecrets: [ObjectID: String]

    /// What was found, table by table.
    func findings() -> [Finding] {
        let graph = CatalogGraph(catalog)
        let tables = catalog.all(.table).map { TableParts($0, in: catalog, graph) }
        let violations = tables.flatMap(violations)
        let exempt = Exempt(conventions.exemptions, dialect)
        return violations.filter { !exempt.covers($0) }.map(finding)
            + exempt.findings(violations, in: catalog)
    }

    private func violations(_ table: TableParts) -> [Violation] {
        names(table) + types(of: table) + requiredColumns(table) + foreignKeys(table) + secrets(table)
    }

    private func finding(_ violation: Violation) -> Finding {
        let id = violation.column.map { ObjectID(.column, in: violation.table, $0) } ?? violation.table
        let place = places.place(of: violation.table, column: violation.column)
        let name = dialect.display(id.path)
        let declaration = place.declaration.map { " (\($0))" } ?? ""
        return Finding(
            rule: violation.rule.rawValue,
            severity: conventions.advisory.contains(violation.rule) ? .notice : .error, path: place.file,
            line: place.line, object: name,
            message: "\(id.kind) \(name)\(declaration): \(violation.text)")
    }
}

/// The types that conventions ask for, as the database writes them.
struct ConventionTypes {
    var key: String?
    var timestamp: String?
    var json: String?
}

extension CatalogLoader {
    /// Asks a throw-away database how it writes the types that conventions name.
    func types(of conventions: Conventions) async throws(MigrationError) -> ConventionTypes {
        let wanted = [conventions.keyType, conventions.timestampType, conventions.jsonType]
        var table = DeclaredTable(name: "convention_types", columns: [])
        table.options.isStrict = false
        for (number, type) in wanted.enumerated() {
            guard let type else { continue }
            table.columns.append(DeclaredColumn(name: "c\(number)", type: type, isNullable: true))
        }
        guard !table.columns.isEmpty else { return ConventionTypes() }
        let catalog = try await catalog(of: .declared(DeclaredSchema(tables: [table])))
        let names = wanted.indices.map { number in
            catalog.all(.column).first { $0.name == "c\(number)" }?[.dataType]
        }
        return ConventionTypes(key: names[0], timestamp: names[1], json: names[2])
    }
}
