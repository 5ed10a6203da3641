import Testing
import VarveDatabase
import VarvePostgres
import VarveTestSupport

@testable import VarveMigrations

@Suite("Privileges of a database and of a schema")
struct PrivilegeComparisonTests {
    private static let loader = CatalogLoader(
        dialect: PostgresDialect(),
        settings: LoaderSettings(
            scratch: ScratchOptions(cacheFolder: LoaderSettings.userCacheFolder), usesCache: false))

    private static let live = [
        "CREATE TABLE t (a integer, b text)", "CREATE VIEW v AS SELECT a FROM t",
        "GRANT SELECT ON v TO varve_live_reader", "GRANT SELECT ON t TO varve_live_reader WITH GRANT OPTION",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO varve_live_reader",
    ]

    private func database() async throws -> TestDatabase {
        let database = try await TestDatabase.postgres()
        try await database.scratch?.connection.execute(Self.live.map { Statement($0) })
        return database
    }

    @Test(
        "A schema that says nothing of privileges leaves those of a database alone, also of what is made anew"
    )
    func unspoken() async throws {
        let folder = try TemporaryFolder()
        let database = try await database()
        try folder.write("same.sql", "CREATE TABLE t (a integer, b text); CREATE VIEW v AS SELECT a FROM t;")
        try folder.write(
            "wide.sql",
            "CREATE TABLE t (a bigint, b text, c int); CREATE VIEW v AS SELECT a FROM t; CREATE TABLE n ();")
        let differ = Differ(loader: Self.loader)
        for sides in [true, false] {
            let schema = CatalogSource.sql(path: folder("same.sql"))
            let live = CatalogSource.database(database.url)
            #expect(try await differ.compare(sides ? schema : live, sides ? live : schema).isEmpty)
        }
        let wide = CatalogSource.sql(path: folder("wide.sql"))
        _ = try await Pusher(loader: Self.loader).push(wide, to: database.url)
        #expect(try await differ.compare(.database(database.url), wide).isEmpty)
        let granted = """
            SELECT string_agg(relname || ' ' || relacl::text, ',' ORDER BY relname) FROM pg_class
            WHERE relacl::text LIKE '%varve_live_reader%' AND relnamespace = 'public'::regnamespace
            """
        #expect(try await database.value(granted).map { "\($0)" }?.contains("varve_live_reader=r*/") == true)
        let count: Statement = """
            SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class
            WHERE relacl::text LIKE '%varve_live_reader%' AND relnamespace = 'public'::regnamespace
            """
        #expect(try await database.value(count.sql) == "n,t,v")
    }

    @Test("A schema that speaks of them says which there are")
    func spoken() async throws {
        let folder = try TemporaryFolder()
        let database = try await database()
        try folder.write(
            "schema.sql",
            """
            CREATE TABLE t (a integer, b text); CREATE VIEW v AS SELECT a FROM t;
            GRANT INSERT ON t TO varve_live_reader;
            """)
        let schema = CatalogSource.sql(path: folder("schema.sql"))
        let statements = try await Pusher(loader: Self.loader).push(schema, to: database.url)
        #expect(
            statements == [
                "ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM \"varve_live_reader\"",
                "REVOKE SELECT ON TABLE \"public\".\"t\" FROM \"varve_live_reader\"",
                "GRANT INSERT ON TABLE \"public\".\"t\" TO \"varve_live_reader\"",
                "REVOKE SELECT ON TABLE \"public\".\"v\" FROM \"varve_live_reader\"",
            ])
        #expect(try await Differ(loader: Self.loader).compare(.database(database.url), schema).isEmpty)
    }

    @Test("A database that has the last word has it on privileges only once the migrations speak of them")
    func canonical() async throws {
        let folder = try TemporaryFolder()
        let database = try await database()
        let canonical = CanonicalSchema(.database(database.url), name: "the office")
        let tables = "CREATE TABLE t (a integer, b text); CREATE VIEW v AS SELECT a FROM t;"
        let cases: [(grant: String, found: Set<String>)] = [
            ("", []), ("GRANT INSERT ON t TO varve_live_reader;", ["t", "v"]),
        ]
        for (grant, found) in cases {
            try folder.pair("0001_a", up: "\(tables) \(grant)", down: "DROP VIEW v; DROP TABLE t;")
            let findings = try await Checker(loader: Self.loader).check(folder("m"), canonical: canonical)
            let objects = Set(findings.filter { $0.rule == "canonical-differs" }.compactMap(\.object))
            #expect(objects.isSuperset(of: found) && objects.isEmpty == found.isEmpty)
        }
    }

    @Test(
        "A table with privileges and policies is declared in Swift all the same, and both come with it as SQL"
    )
    func swift() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "schema.sql",
            """
            CREATE TABLE notes (id bigint PRIMARY KEY, owner text NOT NULL);
            ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
            CREATE POLICY mine ON notes USING (owner = current_user);
            GRANT SELECT, UPDATE (owner) ON notes TO varve_live_reader;
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO varve_live_reader;
            CREATE PUBLICATION news FOR TABLE notes;
            CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
            CREATE FOREIGN TABLE far (a integer) SERVER s;
            """)
        let source = CatalogSource.sql(path: folder("schema.sql"))
        let catalog = try await Self.loader.catalog(of: source)
        let empty = try await Self.loader.catalog(of: .empty)
        let declared = try await DeclarationRecovery(loader: Self.loader, catalog: catalog, empty: empty)
            .schema()
        let again = try await Self.loader.catalog(of: .declared(declared))
        #expect(try Self.loader.differences(from: again, to: catalog) == [])
        let text = try await Puller(loader: Self.loader).swift(of: source).text
        for word in ["struct Note", "CREATE POLICY", "GRANT SELECT", "PUBLICATION", "CREATE SERVER"] {
            #expect(text.contains(word), "\(word) is missing")
        }
        try folder.write("pulled.sql", try await Puller(loader: Self.loader).sql(of: source))
        let pulled = try await Self.loader.catalog(of: .sql(path: folder("pulled.sql")))
        #expect(try Self.loader.differences(from: pulled, to: catalog) == [])
    }

    @Test("A secret in a schema is refused with its place and not shown")
    func secret() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "schema.sql",
            "CREATE TABLE a (b int);\n\nCREATE USER MAPPING FOR a SERVER s\n  OPTIONS (password 'hunter2');\n"
        )
        let error = await #expect(throws: MigrationError.self) {
            _ = try await Self.loader.catalog(of: .sql(path: folder("schema.sql")))
        }
        #expect(error?.description.contains("schema.sql:4:12") == true)
        #expect(error?.description.contains("hunter2") == false)
    }
}
