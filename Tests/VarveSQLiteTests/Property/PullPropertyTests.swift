import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning
import VarveTestSupport

@testable import VarveDeclaration
@testable import VarveMigrations
@testable import VarveSQLite

/// Whatever a schema holds, what `pull` writes makes the same schema again: as SQL, and as declarations in Swift.
@Suite struct PullPropertyTests {
    @Test(
        "A key that may be NULL, and a column without a name, are carried as SQL",
        arguments: [
            ("a TEXT PRIMARY KEY", false), ("a TEXT NOT NULL PRIMARY KEY", true),
            ("a INT, PRIMARY KEY (a)", false),
            ("a INTEGER PRIMARY KEY, \"\" TEXT", false), ("a INTEGER PRIMARY KEY", true),
        ])
    func keys(columns: String, isDeclared: Bool) async throws {
        let catalog = try await IntrospectionTests.catalog("CREATE TABLE t (\(columns))")
        let table = try #require(catalog.all(.table).first)
        let parts = catalog.objects.values.filter { $0.owner == table.id }.sorted {
            $0.position < $1.position
        }
        let describer = SQLiteTableDescriber(table: table, parts: parts, isIdiomatic: true)
        #expect((describer.declared() != nil) == isDeclared)
    }

    @Test func whatIsPulledMakesTheSameSchema() async throws {
        let run = PropertyRun(defaultCount: 40)
        let folder = try TemporaryFolder()
        let options = ScratchOptions(cacheFolder: folder.path)
        let loader = CatalogLoader(
            dialect: SQLiteDialect(), settings: LoaderSettings(scratch: options, usesCache: false))
        var declared = 0
        for number in 0..<min(run.count, 2000) {
            let seed = run.seed &+ UInt64(number)
            var generator = SchemaGenerator(seed: seed)
            let schema = generator.schema().repaired
            let outcome = try await Self.outcome(schema, loader, folder)
            declared += outcome.declared
            if let reason = outcome.reason {
                Issue.record(
                    "PROPERTY_SEED=\(seed) PROPERTY_PAIRS=1\n\(reason)\nfrom\n\(schema.sql.joined(separator: ";\n"))"
                )
                break
            }
        }
        // A single case may well have no such table.
        #expect(run.isByHand || declared > 0, "every table was carried along as SQL")
        await loader.close()
    }

    /// What is wrong, and how many tables were declared in Swift.
    private static func outcome(
        _ schema: SchemaSpec, _ loader: CatalogLoader, _ folder: TemporaryFolder
    ) async throws -> (reason: String?, declared: Int) {
        let path = try folder.write("schema.sql", schema.sql.joined(separator: ";\n"))
        let catalog = try await loader.catalog(of: .sql(path: path))
        let empty = try await loader.catalog(of: .empty)
        let text = try await Puller(loader: loader).sql(of: catalog)
        let again = try await loader.catalog(of: .sql(path: try folder.write("pulled.sql", text)))
        let declared = try await DeclarationRecovery(loader: loader, catalog: catalog, empty: empty).schema()
        let back = try await loader.catalog(of: .declared(declared))
        for (what, found) in [("SQL", again), ("Swift", back)] {
            let changes = try loader.plan(from: catalog, to: found).changes
            guard changes.isEmpty else { return ("\(what): \(changes)\n\(text)", declared.tables.count) }
        }
        let source = SwiftSourceWriter(declared).source()
        let unnamed = declared.tables.map(\.name).filter { name in
            !source.contains("    static let name = \(SwiftNames.literal(name))\n")
        }
        return (unnamed.isEmpty ? nil : "Swift without \(unnamed)\n\(source)", declared.tables.count)
    }

    /// A table is declared although a trigger of its own fills an index of its text.
    @Test func anIndexOfTextIsCarriedBesideDeclaredTables() async throws {
        let folder = try TemporaryFolder()
        let loader = CatalogLoader(
            dialect: SQLiteDialect(),
            settings: LoaderSettings(scratch: ScratchOptions(cacheFolder: folder.path), usesCache: false))
        let path = try folder.write(
            "schema.sql",
            """
            CREATE TABLE docs (id INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT;
            CREATE VIRTUAL TABLE search USING fts5(title, content='docs', content_rowid='id');
            CREATE TRIGGER docs_ai AFTER INSERT ON docs BEGIN
                INSERT INTO search(rowid, title) VALUES (new.id, new.title);
            END;
            """)
        let catalog = try await loader.catalog(of: .sql(path: path))
        let empty = try await loader.catalog(of: .empty)
        let declared = try await DeclarationRecovery(loader: loader, catalog: catalog, empty: empty).schema()
        #expect(declared.tables.map(\.name) == ["docs"])
        #expect(declared.statements.contains { $0.sql.contains("fts5") })
        #expect(try await Puller(loader: loader).swift(of: catalog).text.contains("struct Doc"))
        await loader.close()
    }
}
