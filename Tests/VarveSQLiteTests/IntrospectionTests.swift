import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning

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

    @Test func namesThatLookAlikeAreRefused() async throws {
        let error = await #expect(throws: DatabaseError.self) {
            try await Self.catalog("CREATE TABLE \"\u{E9}\" (a); CREATE TABLE \"e\u{301}\" (b)")
        }
        #expect(error?.code == .unsupported)
        #expect(error?.detail == "U+E9 and e U+301")
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
            index ix | keys=(d COLLATE rtrim DESC, lower(f), g) | unique=yes | where=d IS NOT NULL | on column odd "name.d, column odd "name.f, column odd "name.g
            column odd "name.id | type=INTEGER
            primary key odd "name.pk | autoincrement=yes | columns=(id) | on column odd "name.id
            table odd "name
            column odd "name.b c | collation=NOCASE | default='it''s' | not null=yes | on conflict=IGNORE | type=VARCHAR(10, 2)
            check odd "name.check ("b c" <> d AND length(d) > 0) | expression="b c" <> d AND length(d) > 0 | on column odd "name.b c, column odd "name.d
            column odd "name.d | default=lower('X') | type=TEXT
            foreign key odd "name.foreign key (p) to p (id) | columns=(p) | deferrable=yes | initially deferred=yes | on delete=CASCADE | on update=SET NULL | referenced columns=(id) | references=(p) | on column odd "name.p, table p
            check odd "name.check (id > 0) | expression=id > 0 | on column odd "name.id
            column odd "name.e | default='word'
            column odd "name.f | default=-1.50e3
            unique constraint odd "name.u | columns=(d, b c) | on conflict=REPLACE | on column odd "name.b c, column odd "name.d
            column odd "name.g | default=true
            unique constraint odd "name.unique (f) | columns=(f) | on column odd "name.f
            column odd "name.h | expression=id + -1 | generated=stored | type=INT | on column odd "name.id
            unique constraint odd "name.unique (f) 2 | columns=(f) | on column odd "name.f
            foreign key odd "name.fk | columns=(h, i) | match=FULL | references=(q) | on column odd "name.h, column odd "name.i
            column odd "name.i | expression=id * 2 | generated=virtual | on column odd "name.id
            column odd "name.p
            table p
            column p.id | type=INTEGER
            primary key p.primary key (id DESC) | columns=(id DESC) | on column p.id
            column p.k | type=TEXT
            unique constraint p.unique (k) | columns=(k) | on column p.k
            column w.a | not null=yes | type=TEXT
            primary key w.primary key (a, b DESC) | columns=(a, b DESC) | on column w.a, column w.b
            column w.b | not null=yes | type=ANY
            table w | strict=yes | without rowid=yes
            """
        #expect(Self.lines(catalog) == expected.split(separator: "\n").map(String.init))
    }

    @Test func viewsAndTriggersKnowWhatTheyRestOn() async throws {
        let catalog = try await Self.catalog(
            """
            CREATE TABLE t (a, b); CREATE TABLE u (c); CREATE TABLE log (x, y);
            CREATE VIEW v (q) AS select a+1 from "t" /* c */ where [b]>0;
            CREATE VIEW w AS SELECT v.q, count(*) FROM v, u;
            CREATE TRIGGER tr AFTER UPDATE OF b ON t WHEN old.a begin insert into log(x) select c from u; delete from u; end;
            CREATE TRIGGER ins INSTEAD OF UPDATE ON v BEGIN UPDATE t SET a = new.q; END;
            CREATE VIEW broken AS SELECT * FROM nowhere;
            CREATE VIRTUAL TABLE f USING fts5(x)
            """)
        func rests(_ kind: ObjectKind, _ path: String...) -> [String]? {
            catalog[ObjectID(kind, path)]?.dependencies.sorted().map(\.description)
        }
        #expect(rests(.view, "v") == ["table t", "column t.a", "column t.b"])
        #expect(rests(.view, "w") == ["table u", "view v"])
        #expect(rests(.view, "broken") == ["unresolved name ?"])
        #expect(
            rests(.trigger, "t", "tr") == ["table log", "table t", "column t.a", "table u", "column u.c"])
        #expect(rests(.trigger, "v", "ins") == ["table t", "column t.a", "view v"])
        let view = try #require(catalog[ObjectID(.view, ["v"])])
        #expect(view[.columns] == ["q"])
        #expect(view[.definition] == "SELECT \"a\" + 1\nFROM \"t\"\nWHERE \"b\" > 0")
        #expect(catalog[ObjectID(.virtualTable, ["f"])]?[.definition] == "USING fts5(x)")
        #expect(catalog.unmodelled.isEmpty, "what is made with a virtual table goes without saying")
        #expect(catalog.all(.table).map(\.name) == ["log", "t", "u"])
    }

    @Test func subqueriesTellWhatTheyRestOnToo() async throws {
        let catalog = try await Self.catalog(
            """
            CREATE TABLE t (a, b); CREATE TABLE u (c); CREATE TABLE w (d);
            CREATE VIEW named AS WITH q AS (SELECT a FROM t) SELECT * FROM q;
            CREATE VIEW hidden AS WITH named AS (SELECT c FROM u) SELECT * FROM named;
            CREATE VIEW counted AS SELECT count(*) FROM named, t;
            CREATE VIEW unnamed AS SELECT x FROM (SELECT b AS x FROM t);
            CREATE TRIGGER tr AFTER DELETE ON t BEGIN INSERT INTO w SELECT c FROM (SELECT c FROM u); END;
            CREATE TRIGGER other AFTER DELETE ON t BEGIN
                INSERT INTO w SELECT * FROM (WITH q AS (SELECT c FROM u) SELECT * FROM q);
            END
            """)
        func rests(_ kind: ObjectKind, _ path: String...) -> Set<ObjectID> {
            Set(catalog[ObjectID(kind, path)]?.dependencies ?? [])
        }
        #expect(rests(.view, "named").isSuperset(of: [ObjectID(.column, ["t", "a"])]))
        #expect(rests(.view, "hidden").isSuperset(of: [ObjectID(.column, ["u", "c"])]))
        #expect(rests(.view, "counted").isSuperset(of: [ObjectID(.view, ["named"])]))
        #expect(rests(.view, "unnamed").isSuperset(of: [ObjectID(.column, ["t", "b"])]))
        for trigger in ["tr", "other"] {
            #expect(
                rests(.trigger, "t", trigger).isSuperset(of: [
                    ObjectID(.table, ["w"]), ObjectID(.column, ["u", "c"]),
                ]))
        }
    }

    @Test func aTriggerIsFoundWhateverTheSpellingOfItsTable() async throws {
        let catalog = try await Self.catalog(
            """
            CREATE TABLE Users (a); CREATE VIEW Shown AS SELECT a FROM Users;
            CREATE TRIGGER tr AFTER INSERT ON users BEGIN DELETE FROM USERS; END;
            CREATE TRIGGER ins INSTEAD OF INSERT ON shown BEGIN INSERT INTO users VALUES (new.a); END
            """)
        #expect(catalog.unmodelled.isEmpty)
        let table = ObjectID(.table, ["Users"])
        #expect(catalog[ObjectID(.trigger, ["Users", "tr"])]?.owner == table)
        let instead = try #require(catalog[ObjectID(.trigger, ["Shown", "ins"])])
        #expect(instead.owner == ObjectID(.view, ["Shown"]))
        #expect(instead.dependencies.contains(table))
    }

    @Test func columnsCalledLikeKeywordsAreTheSameWithAndWithoutQuotes() async throws {
        let text = """
            CREATE TABLE t (id, key TEXT, action INT DEFAULT 1, [end] INT, x AS (CASE WHEN key -1 > 0 THEN action END),
                CHECK (key IS NOT action), CHECK ([end] > 0), PRIMARY KEY (id, key), UNIQUE (action));
            CREATE INDEX i ON t (key DESC, action + 1) WHERE key IS NOT NULL;
            """
        let plain = try await Self.catalog(text)
        let quoted = text.replacing(" key ", with: " \"key\" ").replacing(" action ", with: " \"action\" ")
            .replacing("(key ", with: "(\"key\" ").replacing(" key)", with: " \"key\")")
            .replacing("(action", with: "(\"action\"").replacing(" action)", with: " \"action\")")
        #expect(Self.lines(plain) == Self.lines(try await Self.catalog(quoted)))
        let key = plain.all(.primaryKey).first
        #expect(key?[.columns] == ["id", "key"])
        #expect(key?.dependencies.contains(ObjectID(.column, ["t", "key"])) == true)
        #expect(plain.all(.check).compactMap { $0[.expression] }.contains("\"key\" IS NOT \"action\""))
    }

    @Test func aTriggerIsTheSameWithAndWithoutQuotes() async throws {
        let tables = "CREATE TABLE t (a); CREATE TABLE log (x); CREATE TRIGGER tr AFTER INSERT ON t BEGIN"
        let plain = try await Self.catalog("\(tables) INSERT INTO log(x) VALUES (abs(new.a)); END")
        let quoted = try await Self.catalog(
            "\(tables) INSERT INTO \"log\" (\"x\") VALUES (abs(new.\"a\")); END")
        let written = try await Self.catalog(
            "\(tables) INSERT INTO \"log\"(\"x\") VALUES (abs(new.\"a\")); END")
        #expect(Self.lines(plain) == Self.lines(quoted))
        #expect(Self.lines(plain) == Self.lines(written))
    }

    @Test(arguments: [
        ("CHECK (a>0)", "CHECK ( A > 0 ) /* why */"), ("CHECK (\"a\" <> 1)", "CHECK ([a]!=1)"),
        ("CHECK (a == -  1)", "CHECK (((`a` = -1)))"), ("DEFAULT (1)", "DEFAULT +1"),
        ("default word", "DEFAULT 'word'"), ("COLLATE binary", ""), ("NULL", ""),
        ("UNIQUE", "UNIQUE ON CONFLICT ABORT"),
    ])
    func whatIsNoDifferenceToSQLiteIsNone(one: String, other: String) async throws {
        let first = try await Self.catalog("CREATE TABLE t (a integer \(one))")
        let second = try await Self.catalog("create table \"t\" (\"a\" /* x */ INTEGER \(other))")
        #expect(Self.lines(first) == Self.lines(second))
    }
}
