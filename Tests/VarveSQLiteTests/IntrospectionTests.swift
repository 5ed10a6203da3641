import Testing
import VarveCatalog
import VarveDatabase

@testable import VarveSQLite

@Suite struct IntrospectionTests {
    /// The catalog of a schema, built in memory.
    static func catalog(_ sql: String) async throws -> Catalog {
        let dialect = SQLiteDialect()
        let connection = try await connect(":memory:")
        for statement in try dialect.split(SQLScript(name: "test.sql", text: sql)) {
            try await connection.execute(Statement(statement.sql))
        }
        return try await dialect.introspect(connection)
    }

    /// A catalog as text, one line for each object, for comparing with what is expected.
    static func lines(_ catalog: Catalog) -> [String] {
        catalog.objects.values.sorted {
            ($0.id.path[0], $0.position, $0.id) < ($1.id.path[0], $1.position, $1.id)
        }.map {
            object in
            let attributes = object.attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            let rests = object.dependencies.subtracting(object.owner.map { [$0] } ?? []).sorted().map(
                \.description)
            return
                ([object.id.description] + attributes
                + (rests.isEmpty ? [] : ["on " + rests.joined(separator: ", ")]))
                .joined(separator: " | ")
        }
    }

    @Test func everythingOfATableIsRead() async throws {
        let catalog = try await Self.catalog(
            """
            CREATE TABLE p (id INTEGER PRIMARY KEY DESC, k TEXT UNIQUE);
            CREATE TABLE "odd ""name" (
                id integer constraint pk primary key autoincrement, -- a comment
                [b c] varchar ( 10 , 2 ) not null on conflict ignore default 'it''s' collate nocase,
                d text default (lower( 'X' )) check ( "b c" <> D and length(d)>0 ),
                e default word, f default -1.50E3, g default TRUE,
                h int generated always as (id+-1) stored, i as (id * 2),
                p references P (ID) on delete cascade on update set null deferrable initially deferred,
                CHECK ("odd ""name".id > 0),
                CONSTRAINT u UNIQUE (d, "b c") ON CONFLICT REPLACE,
                UNIQUE (f), UNIQUE (F)
                CONSTRAINT fk FOREIGN KEY (h, i) REFERENCES q MATCH full
            );
            CREATE UNIQUE INDEX ix ON "odd ""name" (d COLLATE RTRIM DESC, lower(f), g asc) WHERE d IS NOT null;
            CREATE TABLE w (a, b, PRIMARY KEY (a, b DESC)) WITHOUT ROWID, STRICT
            """.replacing("w (a, b,", with: "w (a TEXT, b ANY,"))
        let expected = """
            table odd "name
            column odd "name.id | type=INTEGER
            primary key odd "name.pk | autoincrement=yes | columns=(id) | on column odd "name.id
            """
        let lines = Self.lines(catalog)
        print(lines.joined(separator: "\n"))
        #expect(expected.split(separator: "\n").allSatisfy { lines.contains(String($0)) })
    }

    @Test func viewsAndTriggersKnowWhatTheyRestOn() async throws {
        let catalog = try await Self.catalog(
            """
            CREATE TABLE t (a, b); CREATE TABLE u (c); CREATE TABLE log (x, y);
            CREATE VIEW v (q) AS select a+1 from "t" /* c */ where [b]>0;
            CREATE VIEW w AS SELECT v.q, count(*) FROM v, u;
            CREATE TRIGGER tr AFTER UPDATE OF b ON t WHEN old.a begin insert into log(x) select c from u; delete from w; end;
            CREATE TRIGGER ins INSTEAD OF UPDATE ON v BEGIN UPDATE t SET a = new.q; END;
            CREATE VIEW broken AS SELECT * FROM nowhere;
            CREATE VIRTUAL TABLE f USING fts5(x)
            """)
        print(Self.lines(catalog).joined(separator: "\n"))
        print(catalog.unmodelled)
    }
}
