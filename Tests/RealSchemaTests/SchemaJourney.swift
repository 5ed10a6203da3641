import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveDatabase
import VarveDeclaration
import VarvePlanning
import VarveTestSupport

@testable import VarveMigrations

/// Takes a schema that others wrote through all that the tool does with a schema, and looks each time whether what comes
/// out is the schema that went in: by the tool's own comparison, and by an observer's.
struct SchemaJourney: Sendable {
    let schema: RealSchema
    let server: TestServer
    let loader: CatalogLoader

    func run() async throws {
        let empty = try await look { _ in }
        let expected = try await look { try await schema.make(in: $0) }
        #expect(expected.catalog.objects.count > empty.catalog.objects.count)
        let reported = Set(expected.catalog.unmodelled).subtracting(empty.catalog.unmodelled)
        #expect(
            schema.reported.isSuperset(of: reported.map(\.kind)), "what \(schema.name) is reported to have")
        try await readScript(expected)
        try await pullSQL(expected, empty, isWhole: reported.isEmpty)
        try await pullSwift(expected, isWhole: reported.isEmpty)
    }

    private func look(_ make: @Sendable (LiveDatabase) async throws -> Void) async throws -> SchemaState {
        try await server.withDatabase { database in
            try await make(database)
            return try await SchemaState(of: database, loader)
        }
    }

    /// The schema's own script, read by the tool, is what the database's shell makes of it.
    private func readScript(_ expected: SchemaState) async throws {
        guard let script = try await schema.script() else { return }
        let folder = try TemporaryFolder()
        let source = CatalogSource.sql(path: try folder.write("schema.sql", script))
        if let refusal = schema.refusal {
            let error = await #expect(throws: MigrationError.self) { try await loader.catalog(of: source) }
            #expect(
                error?.description.contains(refusal) == true, "\(schema.name): \(error?.description ?? "")")
            return
        }
        let found = try await loader.catalog(of: source)
        let differences = try loader.plan(from: found, to: expected.catalog).changes.map(RoundTrip.name)
        #expect(Set(differences) == schema.volatile, "\(schema.name) read")
    }

    /// What is pulled as SQL makes the same, and a plan takes all of it away again.
    private func pullSQL(_ expected: SchemaState, _ empty: SchemaState, isWhole: Bool) async throws {
        let text = try await Puller(loader: loader).sql(of: expected.catalog)
        try await server.withDatabase { database in
            try await database.run(script: text)
            let made = try await SchemaState(of: database, loader)
            compare(made, expected, "pulled as SQL", isWhole)
            try await database.run(
                try loader.script(for: try loader.plan(from: made.catalog, to: empty.catalog)))
            compare(try await SchemaState(of: database, loader), empty, "taken away", true)
        }
    }

    /// What is pulled as Swift makes the same.
    private func pullSwift(_ expected: SchemaState, isWhole: Bool) async throws {
        let empty = try await loader.catalog(of: .empty)
        let recovery = DeclarationRecovery(loader: loader, catalog: expected.catalog, empty: empty)
        let declared = try await recovery.schema()
        try await server.withDatabase { database in
            try await database.run([StatementGroup(server.dialect.statements(declaring: declared))])
            compare(try await SchemaState(of: database, loader), expected, "pulled as Swift", isWhole)
        }
        let carried = recovery.carriedTables(beside: declared).map(server.dialect.display)
        let found = Set(carried.map { String($0.prefix { $0 != "$" }) })
        let unsayable = schema.carried.union(Self.tablesWithNullableKeys(in: expected.catalog))
        #expect(found == unsayable, "\(schema.name) in Swift")
        if Effort.isFull {
            #expect(try SwiftCompiler.diagnostics(for: SwiftSourceWriter(declared).source()) == "")
        }
    }

    /// Tables of SQLite whose keys can be NULL, which no declaration says.
    private static func tablesWithNullableKeys(in catalog: Catalog) -> Set<String> {
        let keys = catalog.all(.primaryKey).filter { key in
            guard let owner = key.owner else { return false }
            let columns = (key[.columns] ?? []).compactMap { catalog[ObjectID(.column, in: owner, $0)] }
            let isRowID =
                columns.count == 1 && columns[0][.dataType]?.uppercased() == "INTEGER"
                && catalog[owner]?[flag: .isWithoutRowID] == false
            return !isRowID && columns.contains { !$0[flag: .isNotNull] }
        }
        return Set(keys.compactMap { $0.owner?.name })
    }

    private func compare(_ found: SchemaState, _ expected: SchemaState, _ step: String, _ isWhole: Bool) {
        found.expect(expected, server.dialect, isWhole: isWhole, "\(schema.name) \(step)")
    }
}
