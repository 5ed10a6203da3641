import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveExports
import VarveMigrations
import VarveTestSupport

/// What only PostgreSQL has and no other format: each is named all the same.
@Suite struct RarerKindsTests {
    @Test(arguments: ExportFormat.allCases, TestServer.postgres)
    func `nothing is dropped silently`(format: ExportFormat, server: TestServer) async throws {
        let text = try format.text(of: try await Self.source(on: server))
        for name in Self.names {
            #expect(text.contains(name), "\(name) is not in \(format)")
        }
        // SQLAlchemy's models bring the statement along.
        #expect(text.contains("insert: disabled") || text.contains("DISABLE TRIGGER"), "in \(format)")
        #expect(text.contains("ON ONLY") || Self.says(text, of: "apart_by_day", "partitions without it"))
        #expect(text.contains("ON ONLY") || Self.says(text, of: "key_apart", "partitions without it"))
        #expect(format == .sqlalchemy || Self.says(text, of: "half_built", "invalid"))
    }

    @Test(arguments: TestServer.postgres)
    func `the schema document names all too`(server: TestServer) async throws {
        let text = SchemaDocument(try await Self.source(on: server)).markdown().replacing(#"\"#, with: "")
        for name in Self.names { #expect(text.contains(name), "\(name)") }
        #expect(Self.says(text, of: "apart_by_day", "partitions without it: "))
        #expect(Self.says(text, of: "half_built", "invalid"))
    }

    /// Whether a line names an object and says something of it.
    private static func says(_ text: String, of name: String, _ words: String) -> Bool {
        text.split(separator: "\n").contains { $0.contains(name) && $0.contains(words) }
    }

    private static func source(on server: TestServer) async throws -> ExportSource {
        let folder = try TemporaryFolder()
        let path = try folder.write("schema.sql", Self.schema)
        return try await server.withLoader { loader in
            ExportSource(
                withForeignDetails(try await loader.catalog(of: .sql(path: path))),
                empty: try await loader.catalog(of: .empty),
                dialect: server.dialect)
        }
    }

    /// What a server of the tests' own does not have: a label provider, a tablespace and an index that was left half-built.
    private static func withForeignDetails(_ catalog: Catalog) -> Catalog {
        var catalog = catalog
        for var object in catalog.objects.values where object.id.path == ["public", "parent", "line"] {
            object[.securityLabels] = [#"FOR "anon" IS 'MASKED'"#]
            catalog.insert(object)
        }
        for var object in catalog.objects.values where object.id == ObjectID(.table, ["public", "kept"]) {
            object[.tablespace] = "fast"
            catalog.insert(object)
        }
        for var object in catalog.objects.values where object.name == "half_built" {
            object[flag: .isInvalid] = true
            catalog.insert(object)
        }
        return catalog
    }

    /// Without `pair` and `far`, which the lines of other objects name too.
    private static let names = [
        "RANGE (at)", "events_2026", "heir", "couple", "span", "order_c", "total", "+|+", "english_too",
        "loud", "n_distinct", "reader_rule", "events_stats", "only_mine", "news", "carrier", "faraway",
        "distant",
        "watcher",
        "EXTERNAL", "pglz", "FULL", "GRANT SELECT", "MASKED", "fast", "inner_numbers",
        "switched",
    ]

    private static let schema = """
        CREATE TYPE pair AS (a integer, b text);
        CREATE TYPE couple AS (a integer, b text);
        CREATE TYPE span AS RANGE (subtype = integer);
        CREATE COLLATION order_c (provider = libc, locale = 'C');
        CREATE FUNCTION plus(integer, integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT $1 + $2';
        CREATE AGGREGATE total(integer) (sfunc = plus, stype = integer);
        CREATE OPERATOR +|+ (function = plus, leftarg = integer, rightarg = integer);
        CREATE FUNCTION loud(pair) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT $1.b';
        CREATE CAST (pair AS text) WITH FUNCTION loud(pair) AS ASSIGNMENT;
        CREATE TEXT SEARCH CONFIGURATION english_too (copy = english);
        CREATE TABLE events (id integer, at date NOT NULL, line text, other text) PARTITION BY RANGE (at);
        CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        CREATE UNIQUE INDEX apart_by_day ON ONLY events (at, line);
        ALTER TABLE ONLY events ADD CONSTRAINT key_apart UNIQUE (at, id);
        CREATE TABLE parent (id integer PRIMARY KEY, line text, other text);
        CREATE TABLE heir (more integer) INHERITS (parent);
        CREATE UNIQUE INDEX half_built ON heir (more);
        CREATE RULE reader_rule AS ON DELETE TO parent DO INSTEAD NOTHING;
        CREATE STATISTICS events_stats ON line, other FROM parent;
        CREATE POLICY only_mine ON parent USING (id > 0);
        ALTER TABLE parent ENABLE ROW LEVEL SECURITY;
        ALTER TABLE parent REPLICA IDENTITY FULL;
        ALTER TABLE parent ALTER line SET STORAGE EXTERNAL, ALTER other SET COMPRESSION pglz, ALTER line SET (n_distinct = -1);
        GRANT SELECT ON parent TO PUBLIC;
        CREATE TABLE kept (id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME inner_numbers),
          parent integer REFERENCES parent);
        ALTER TABLE kept DISABLE TRIGGER ALL;
        CREATE FUNCTION pass() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER switched BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION pass();
        ALTER TABLE events_2026 DISABLE TRIGGER switched;
        CREATE PUBLICATION news FOR TABLE parent;
        CREATE FOREIGN DATA WRAPPER far;
        CREATE FOREIGN DATA WRAPPER carrier;
        CREATE SERVER faraway FOREIGN DATA WRAPPER far;
        CREATE FOREIGN TABLE distant (id integer) SERVER faraway;
        CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE EVENT TRIGGER watcher ON ddl_command_end EXECUTE FUNCTION note();
        """
}
