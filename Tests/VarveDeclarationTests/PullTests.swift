import FoundationEssentials
import LinkScanner
import Testing
import VarveCatalog
import VarveDatabase
import VarveDeclaration
import VarvePlanning
import VarvePostgres
import VarveSQLite
import VarveTestSupport

@testable import VarveMigrations

/// A schema that is there, as Swift and back again.
@Suite struct PullTests {
    private func withLoader(
        _ dialect: any Dialect, _ body: (CatalogLoader) async throws -> Void
    ) async throws {
        let cache = FileManager.default.temporaryDirectory.path + "/varve-tests"
        let settings = LoaderSettings(scratch: ScratchOptions(cacheFolder: cache), usesCache: false)
        let loader = CatalogLoader(dialect: dialect, settings: settings)
        do {
            try await body(loader)
        } catch {
            await loader.close()
            throw error
        }
        await loader.close()
    }

    /// Recovers a declaration and checks that it gives the same catalog and compiles.
    private func recover(
        _ source: CatalogSource, _ loader: CatalogLoader
    ) async throws -> DeclaredSchema {
        let catalog = try await loader.catalog(of: source)
        let empty = try await loader.catalog(of: .empty)
        let recovery = DeclarationRecovery(loader: loader, catalog: catalog, empty: empty)
        let declared = try await recovery.schema()
        let again = try await loader.catalog(of: .declared(declared))
        #expect(try loader.plan(from: again, to: catalog).isEmpty)
        #expect(try loader.plan(from: catalog, to: again).isEmpty)
        let text = SwiftSourceWriter(declared).source()
        let report = try SwiftCompiler.diagnostics(for: text)
        #expect(report == "", "\(text)")
        return declared
    }

    @Test(arguments: [SQLiteDialect() as any Dialect, PostgresDialect()])
    func `the link scanner comes back as declarations`(dialect: any Dialect) async throws {
        try await withLoader(dialect) { loader in
            let original = try linkScanner.declared()
            let declared = try await recover(.declared(original), loader)
            #expect(declared.tables.count == original.tables.count)
            #expect(declared.statements.isEmpty)
            #expect(declared.tables.allSatisfy { !$0.rules.isEmpty })
        }
    }

    @Test func `a row number with NOT NULL, as other tools write it, is declared`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "schema.sql",
            """
            CREATE TABLE numbered (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, t TEXT);
            CREATE TABLE kept (id integer PRIMARY KEY NOT NULL);
            CREATE TABLE plain (id INTEGER PRIMARY KEY);
            """)
        try await withLoader(SQLiteDialect()) { loader in
            let declared = try await recover(.sql(path: path), loader)
            let keys = declared.tables.compactMap(\.columns.first)
            #expect(keys.filter(\.statesNotNull).count == 2 && keys.count == 3)
            #expect(declared.statements.isEmpty)
        }
    }

    @Test func `how rows and values are kept, defaults in quotes and triggers leave a table declared`()
        async throws
    {
        let folder = try TemporaryFolder()
        let path = try folder.write("schema.sql", HostileSQL.details)
        try await withLoader(PostgresDialect()) { loader in
            let declared = try await recover(.sql(path: path), loader)
            #expect(declared.tables.map(\.name).sorted() == ["kept", "noted", "refers"])
            let made = declared.statements.map(\.sql).filter { $0.contains("CREATE TABLE") }
            #expect(made.count == 1 && made.allSatisfy { $0.contains("\"typed\"") })
        }
    }

    @Test(arguments: [
        (SQLiteDialect() as any Dialect, HostileSQL.sqlite), (PostgresDialect(), HostileSQL.postgres),
        (PostgresDialect(), HostileSQL.definitions),
    ])
    func `what declarations can't say is carried along`(dialect: any Dialect, sql: String) async throws {
        let path = FileManager.default.temporaryDirectory.path + "/varve-\(UUID().uuidString).sql"
        try Data(sql.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await withLoader(dialect) { loader in
            let declared = try await recover(.sql(path: path), loader)
            #expect(declared.tables.contains { $0.name == "plain" })
            #expect(!declared.statements.isEmpty)
        }
    }
}

/// Schemas with what declarations have no way to say, beside what they have.
private enum HostileSQL {
    static let sqlite = """
        CREATE TABLE plain (id INTEGER PRIMARY KEY, "a b" TEXT DEFAULT 'it''s', flag INTEGER CHECK (flag IN (0, 1)));
        CREATE TABLE "self" ("class" TEXT PRIMARY KEY, x INTEGER NOT NULL ON CONFLICT REPLACE, UNIQUE (x) ON CONFLICT IGNORE);
        CREATE TABLE numbered (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, plain INTEGER REFERENCES plain);
        CREATE TABLE refers (id INTEGER PRIMARY KEY, s TEXT REFERENCES "self" ("class"), p INT REFERENCES plain (id));
        CREATE INDEX odd ON plain ("a b" COLLATE NOCASE DESC, lower("a b")) WHERE flag = 1;
        CREATE VIEW v AS SELECT p."a b" FROM plain p JOIN "self" s ON s.x = p.id;
        CREATE TRIGGER t AFTER INSERT ON plain BEGIN UPDATE "self" SET x = 'a;b'; END;
        """

    static let postgres = """
        CREATE SCHEMA "odd Schema";
        CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
        CREATE TABLE plain (id bigint PRIMARY KEY, "a b" text DEFAULT 'it''s', n positive, at date);
        CREATE TABLE "odd Schema"."self" (id serial PRIMARY KEY, p bigint REFERENCES plain DEFERRABLE, tags text[] NOT NULL);
        CREATE TABLE refers (s integer REFERENCES "odd Schema"."self", p smallint, CONSTRAINT big CHECK (p > 3) NOT VALID);
        CREATE FUNCTION f(plain) RETURNS text LANGUAGE sql AS 'SELECT $1."a b"';
        CREATE INDEX odd ON plain ("a b" text_pattern_ops DESC NULLS LAST, lower("a b")) WITH (fillfactor = 70);
        CREATE VIEW v AS SELECT f(p) FROM plain p;
        COMMENT ON INDEX odd IS 'what an odd index';
        """

    /// What is told a table later, beside one table that can't be declared and refers to one that is.
    static let details = """
        CREATE TABLE kept (
          id bigint PRIMARY KEY DEFAULT '0', path text COLLATE "C", small smallint DEFAULT 1, wide bigint DEFAULT -5,
          long bigint DEFAULT 3000000000, t text DEFAULT '1'::bpchar, kind varchar(8) DEFAULT 'a',
          CHECK (kind IN ('a', 'b'))
        ) WITH (fillfactor = 90);
        ALTER TABLE kept ALTER path SET STORAGE EXTERNAL, ALTER path SET STATISTICS 500, ALTER t SET (n_distinct = 5);
        CREATE TYPE pair AS (id bigint, other bigint);
        CREATE TABLE typed OF pair (PRIMARY KEY (id), FOREIGN KEY (other) REFERENCES kept);
        CREATE TABLE refers (id integer PRIMARY KEY, typed bigint REFERENCES typed, n integer);
        CREATE TABLE noted (id integer PRIMARY KEY, n integer);
        CREATE UNIQUE INDEX noted_twice ON noted (id, n);
        ALTER TABLE refers ADD FOREIGN KEY (id, n) REFERENCES noted (id, n);
        CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
          'DECLARE found refers.typed%TYPE; BEGIN SELECT typed INTO found FROM refers; RETURN NEW; END';
        CREATE TRIGGER noting AFTER INSERT ON noted FOR EACH ROW EXECUTE FUNCTION note();
        """

    static let definitions = """
        CREATE COLLATION bytes (locale = 'C');
        CREATE TYPE pair AS (a integer, b text COLLATE bytes);
        COMMENT ON COLUMN pair.b IS 'it''s';
        CREATE TYPE span AS RANGE (subtype = integer, multirange_type_name = spans);
        CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
        CREATE TABLE plain (id integer PRIMARY KEY, p pair, s span, l positive[], t text);
        CREATE TABLE collated (t text COLLATE bytes);
        CREATE FUNCTION add(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
        CREATE FUNCTION less(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 < $2';
        CREATE AGGREGATE total(integer) (sfunc = add, stype = integer);
        CREATE OPERATOR <<< (leftarg = integer, rightarg = integer, function = less);
        CREATE OPERATOR CLASS klass FOR TYPE integer USING btree AS OPERATOR 1 <<<, OPERATOR 2 <=, OPERATOR 3 =,
          OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
        CREATE INDEX odd ON plain (id klass);
        CREATE FUNCTION to_pair(integer) RETURNS pair LANGUAGE sql IMMUTABLE AS 'SELECT ROW($1, NULL)::pair';
        CREATE CAST (integer AS pair) WITH FUNCTION to_pair(integer);
        CREATE CONVERSION conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
        CREATE TEXT SEARCH DICTIONARY short (template = simple, accept = false);
        CREATE TEXT SEARCH CONFIGURATION conf (copy = english);
        ALTER TEXT SEARCH CONFIGURATION conf ALTER MAPPING FOR word WITH short, english_stem;
        CREATE INDEX found ON plain USING gin (to_tsvector('conf', t));
        CREATE VIEW v AS SELECT total(id) AS t, bool_or(id <<< 3) AS l, 1::pair AS p FROM plain;
        CREATE RULE quiet AS ON DELETE TO plain WHERE old.id > 0 DO INSTEAD NOTHING;
        CREATE STATISTICS stat (mcv) ON id, t FROM plain;
        CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE EVENT TRIGGER watcher ON ddl_command_end EXECUTE FUNCTION watch();
        """
}
