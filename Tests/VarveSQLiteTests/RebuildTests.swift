import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning
import VarveTestSupport

@testable import VarveSQLite

/// Rebuilds on files, each file opened anew after each change.
@Suite struct RebuildTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let from: String
        let rows: String
        let to: String
        /// A query and what it gives as text, before and after, rows with `;` and values with `,` between.
        let query: String
        let before: String
        var after: String?
        /// Whether the way back can't restore what the rows refer to.
        var isOneWay = false

        var testDescription: String { name }
    }

    /// Tables that refer to each other in a circle, and go.
    private static func circle(_ name: String, _ tables: String, rows: String) -> Case {
        Case(
            name: "a dropped circle " + name, from: "CREATE TABLE kept (a);" + tables,
            rows: "PRAGMA defer_foreign_keys = ON; \(rows); INSERT INTO kept VALUES (7)",
            to: "CREATE TABLE kept (a, CHECK (a > 0))", query: "SELECT a FROM kept", before: "7",
            isOneWay: true)
    }

    /// A parent whose column changes in a way that no ALTER TABLE can do.
    private static func family(_ name: String, reference: String) -> Case {
        Case(
            name: name,
            from: """
                CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT);
                CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER \(reference));
                CREATE TABLE g (id INTEGER PRIMARY KEY, c INTEGER REFERENCES c ON DELETE CASCADE);
                CREATE VIEW v AS SELECT a FROM p;
                CREATE TRIGGER away AFTER DELETE ON c BEGIN DELETE FROM g; END;
                CREATE INDEX pa ON p (a)
                """,
            rows:
                "INSERT INTO p VALUES (1, 'x'), (2, 'y'); INSERT INTO c VALUES (1, 1), (2, 2); INSERT INTO g VALUES (7, 2)",
            to: """
                CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT NOT NULL DEFAULT 'z' CHECK (a <> ''));
                CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER \(reference));
                CREATE TABLE g (id INTEGER PRIMARY KEY, c INTEGER REFERENCES c ON DELETE CASCADE);
                CREATE VIEW v AS SELECT a FROM p;
                CREATE TRIGGER away AFTER DELETE ON c BEGIN DELETE FROM g; END;
                CREATE INDEX pa ON p (a)
                """,
            query: "SELECT v.a, c.id, c.p, g.id FROM v, c, g WHERE v.a = 'x' ORDER BY c.id",
            before: "x,1,1,7;x,2,2,7")
    }

    static let cases = [
        family("a child with CASCADE", reference: "REFERENCES p ON DELETE CASCADE"),
        family("a child with SET NULL", reference: "REFERENCES p ON DELETE SET NULL"),
        family("a child with SET DEFAULT", reference: "DEFAULT 1 REFERENCES p ON DELETE SET DEFAULT"),
        family("a child with RESTRICT", reference: "REFERENCES p ON DELETE RESTRICT"),
        family("a child with NO ACTION", reference: "REFERENCES p"),
        family("a deferred child", reference: "REFERENCES p DEFERRABLE INITIALLY DEFERRED"),
        Case(
            name: "a table that refers to itself",
            from: "CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t ON DELETE CASCADE)",
            rows: "INSERT INTO t VALUES (1, 3), (2, NULL), (3, 3)",
            to: "CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t ON DELETE RESTRICT)",
            query: "SELECT id, up FROM t ORDER BY id", before: "1,3;2,NULL;3,3"),
        Case(
            name: "a circle",
            from: """
                CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b ON DELETE RESTRICT);
                CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a ON DELETE CASCADE)
                """,
            rows: "PRAGMA defer_foreign_keys = ON; INSERT INTO a VALUES (1, 1); INSERT INTO b VALUES (1, 1)",
            to: """
                CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b ON DELETE RESTRICT, CHECK (id > 0));
                CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a ON DELETE CASCADE)
                """,
            query: "SELECT a.id, a.b, b.a FROM a, b", before: "1,1,1"),
        circle(
            "that is deleted through another circle",
            """
            CREATE TABLE a (x INTEGER REFERENCES c (k) ON DELETE CASCADE, k INTEGER PRIMARY KEY);
            CREATE TABLE b (x INTEGER REFERENCES c (k) DEFERRABLE, y TEXT, PRIMARY KEY (y, x));
            CREATE TABLE c (x INTEGER, k INTEGER REFERENCES a (k) ON DELETE CASCADE, y TEXT, PRIMARY KEY (k),
              FOREIGN KEY (y, x) REFERENCES b (y, x) DEFERRABLE INITIALLY DEFERRED)
            """,
            rows:
                "INSERT INTO c VALUES (1, 1, 'y'); INSERT INTO b VALUES (1, 'y'); INSERT INTO a VALUES (1, 1)"
        ),
        circle(
            "of tables that delete rows of their own",
            """
            CREATE TABLE a (k INTEGER PRIMARY KEY, u INTEGER REFERENCES a ON DELETE CASCADE, x INTEGER REFERENCES b);
            CREATE TABLE b (k INTEGER PRIMARY KEY, u INTEGER REFERENCES b ON DELETE CASCADE, x INTEGER REFERENCES c);
            CREATE TABLE c (k INTEGER PRIMARY KEY, u INTEGER REFERENCES c ON DELETE SET NULL, x INTEGER REFERENCES a)
            """,
            rows:
                "INSERT INTO a VALUES (1, 1, 1); INSERT INTO b VALUES (1, 1, 1); INSERT INTO c VALUES (1, 1, 1)"
        ),
        circle(
            "by keys with and without columns",
            """
            CREATE TABLE a (k, "L" COLLATE NOCASE, u REFERENCES a (l) ON DELETE CASCADE, x, y,
              PRIMARY KEY (k, l), UNIQUE (l), FOREIGN KEY (x, y) REFERENCES b);
            CREATE TABLE b (k, l, u UNIQUE REFERENCES b (U) ON DELETE SET NULL, x, y,
              PRIMARY KEY (k, l), FOREIGN KEY (x, y) REFERENCES a, FOREIGN KEY (x, y) REFERENCES a (k, l))
            """,
            rows: "INSERT INTO a VALUES (1, 2, 2, 3, 4); INSERT INTO b VALUES (3, 4, 5, 1, 2)"),
        Case(
            name: "a dropped parent",
            from: """
                CREATE TABLE p (id INTEGER PRIMARY KEY);
                CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p ON DELETE CASCADE)
                """,
            rows: "INSERT INTO p VALUES (1); INSERT INTO c VALUES (5, 1)",
            to: "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER)",
            query: "SELECT id, p FROM c", before: "5,1", isOneWay: true),
        Case(
            name: "the AUTOINCREMENT counter",
            from: "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a)",
            rows: "INSERT INTO t VALUES (1, 1), (9, 1); DELETE FROM t WHERE id = 9",
            to: "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a, CHECK (a > 0))",
            query: "SELECT (SELECT seq FROM sqlite_sequence WHERE name = 't'), count(*) FROM sqlite_sequence",
            before: "9,1"),
        Case(
            name: "the numbers of rows",
            from: "CREATE TABLE t (a TEXT, oid)", rows: "INSERT INTO t (rowid, a) VALUES (4, 'x'), (8, 'y')",
            to: "CREATE TABLE t (a TEXT UNIQUE, oid)", query: "SELECT _rowid_, a FROM t ORDER BY 1",
            before: "4,x;8,y"),
        Case(
            name: "WITHOUT ROWID and STRICT",
            from: "CREATE TABLE t (a INTEGER NOT NULL, b, PRIMARY KEY (a DESC))",
            rows: "INSERT INTO t VALUES (1, '12'), (2, 3)",
            to: "CREATE TABLE t (a INTEGER NOT NULL, b TEXT, PRIMARY KEY (a DESC)) STRICT, WITHOUT ROWID",
            query: "SELECT a, b FROM t ORDER BY a", before: "1,12;2,3"),
        Case(
            name: "computed columns",
            from: "CREATE TABLE t (a, s AS (a + 1) STORED)", rows: "INSERT INTO t VALUES (1)",
            to: "CREATE TABLE t (a, s AS (a + 2) STORED, v AS (a || s))", query: "SELECT a, s FROM t",
            before: "1,2",
            after: "1,3"),
        Case(
            name: "NOT NULL with a default",
            from: "CREATE TABLE t (a)", rows: "INSERT INTO t VALUES (NULL), (5)",
            to: "CREATE TABLE t (a NOT NULL DEFAULT (1 + 1))", query: "SELECT a FROM t", before: "NULL;5",
            after: "2;5"),
        Case(
            name: "a reference to a unique index",
            from: """
                CREATE TABLE p (a TEXT, b TEXT); CREATE UNIQUE INDEX i ON p (a);
                CREATE TABLE c (a TEXT REFERENCES p (a) ON UPDATE CASCADE)
                """,
            rows: "INSERT INTO p VALUES ('x', 1); INSERT INTO c VALUES ('x')",
            to: """
                CREATE TABLE p (a TEXT, b INTEGER); CREATE UNIQUE INDEX i ON p (a);
                CREATE TABLE c (a TEXT REFERENCES p (a) ON UPDATE CASCADE)
                """,
            query: "SELECT c.a, p.b FROM c JOIN p USING (a)", before: "x,1"),
        Case(
            name: "a column beside its table's name",
            from: "CREATE TABLE t (a, CHECK (t.a > 0), CHECK (\"t\".\"a\" < 9))",
            rows: "INSERT INTO t VALUES (1)",
            to: "CREATE TABLE t (a, CHECK (t.a > 0))", query: "SELECT a FROM t", before: "1"),
        Case(
            name: "triggers and views elsewhere",
            from: """
                CREATE TABLE t (a); CREATE TABLE u (a); CREATE TABLE log (a);
                CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT a FROM v;
                CREATE TRIGGER r AFTER INSERT ON u BEGIN INSERT INTO t VALUES (new.a); END;
                CREATE TRIGGER s INSTEAD OF INSERT ON w BEGIN INSERT INTO log VALUES (new.a); END;
                CREATE TRIGGER keep BEFORE DELETE ON t BEGIN SELECT RAISE (ABORT, 'append only'); END
                """,
            rows: "INSERT INTO u VALUES (1); INSERT INTO w VALUES (2)",
            to: """
                CREATE TABLE t (a INTEGER UNIQUE); CREATE TABLE u (a); CREATE TABLE log (a);
                CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT a FROM v;
                CREATE TRIGGER r AFTER INSERT ON u BEGIN INSERT INTO t VALUES (new.a); END;
                CREATE TRIGGER s INSTEAD OF INSERT ON w BEGIN INSERT INTO log VALUES (new.a); END;
                CREATE TRIGGER keep BEFORE DELETE ON t BEGIN SELECT RAISE (ABORT, 'append only'); END
                """,
            query: "SELECT w.a, u.a, log.a FROM w, u, log", before: "1,1,2"),
        Case(
            name: "triggers that spell their table otherwise",
            from: "CREATE TABLE Users (a); \(otherSpellings)", rows: "INSERT INTO Users VALUES (1)",
            to: "CREATE TABLE Users (a CHECK (a > 0)); \(otherSpellings)",
            query: "SELECT (SELECT a FROM log), (SELECT count(*) FROM sqlite_schema WHERE type = 'trigger')",
            before: "1,2"),
        besideAnotherView("a rebuild beside a view that changes", "a, CHECK (a > 0)"),
        besideAnotherView("a dropped column beside a view that changes", "a"),
    ]

    /// A view that others read from changes together with a table that none of them speaks of.
    private static func besideAnotherView(_ name: String, _ columns: String) -> Case {
        func schema(_ columns: String, _ shown: String) -> String {
            """
            CREATE TABLE other (\(columns)); CREATE TABLE t (a); CREATE TABLE log (a);
            CREATE VIEW base AS SELECT \(shown) AS a FROM t; CREATE VIEW middle AS SELECT a FROM base;
            CREATE VIEW top AS SELECT count(*) AS n FROM middle;
            CREATE TRIGGER note AFTER INSERT ON t BEGIN INSERT INTO log SELECT a FROM base; END
            """
        }
        return Case(
            name: name, from: schema("a, b", "a"),
            rows: "INSERT INTO other VALUES (1, NULL); INSERT INTO t VALUES (2)",
            to: schema(columns, "a + 1"),
            query: "SELECT other.a, middle.a, n, log.a FROM other, middle, top, log",
            before: "1,2,1,2", after: "1,3,1,2")
    }

    private static let otherSpellings = """
        CREATE TABLE log (a); CREATE VIEW Shown AS SELECT a FROM Users;
        CREATE TRIGGER note AFTER INSERT ON users BEGIN INSERT INTO log VALUES (new.a); END;
        CREATE TRIGGER put INSTEAD OF INSERT ON shown BEGIN INSERT INTO users VALUES (new.a); END
        """

    @Test(arguments: cases, [true, false])
    func rowsOutliveAChange(_ example: Case, enforcesForeignKeys: Bool) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.db"
        let dialect = SQLiteDialect()
        let source = try await IntrospectionTests.catalog(example.from)
        let target = try await IntrospectionTests.catalog(example.to)
        try await run(try split(example.from + ";" + example.rows), on: path)
        #expect(try await answer(example.query, on: path) == example.before)
        let planner = Planner(rules: dialect.rules)
        for (from, to) in [(source, target), (target, source)] {
            let script = try dialect.script(for: planner.plan(from: from, to: to)).flatMap(\.statements)
            try await run(script, on: path, enforcesForeignKeys: enforcesForeignKeys)
            let connection = try await connect(path)
            let rest = try await planner.plan(from: dialect.introspect(connection), to: to)
            #expect(rest.isEmpty, "\(rest.changes)\n\(script.joined(separator: ";\n"))")
            #expect(try await connection.query("PRAGMA foreign_key_check").isEmpty)
            await connection.close()
            if example.isOneWay { break }
            if from == source {
                #expect(try await answer(example.query, on: path) == example.after ?? example.before)
            }
        }
    }

    /// The constraints of the new form would leave rows out without a word.
    @Test(arguments: [
        "k TEXT UNIQUE ON CONFLICT REPLACE, v INT", "k TEXT, v INT NOT NULL ON CONFLICT IGNORE",
    ])
    func refusedRowsStopTheRebuild(columns: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.db"
        let schema = "CREATE TABLE w (k TEXT, v INT)"
        try await run([schema, "INSERT INTO w VALUES ('k', 1), ('k', 2), ('m', NULL)"], on: path)
        let source = try await IntrospectionTests.catalog(schema)
        let target = try await IntrospectionTests.catalog("CREATE TABLE w (\(columns))")
        let plan = try Planner(rules: SQLiteRules()).plan(from: source, to: target)
        let script = try SQLiteDialect().script(for: plan).flatMap(\.statements)
        await #expect(throws: DatabaseError.self) { try await run(script, on: path) }
        #expect(try await answer("SELECT count(*) FROM w", on: path) == "3")
    }

    /// SQLite makes up a number where a row has none.
    @Test(arguments: [
        ("a INT PRIMARY KEY", "NULL"), ("a INTEGER", "NULL"), ("a INTEGER PRIMARY KEY DESC", "NULL"),
        ("a TEXT PRIMARY KEY", "'x'"), ("a REAL UNIQUE", "1.5"),
    ])
    func `what is no number stops a column from becoming the rowid`(columns: String, key: String) async throws
    {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.db"
        let schema = "CREATE TABLE t (\(columns), b)"
        let source = try await IntrospectionTests.catalog(schema)
        let target = try await IntrospectionTests.catalog("CREATE TABLE t (a INTEGER PRIMARY KEY, b)")
        let plan = try Planner(rules: SQLiteRules()).plan(from: source, to: target)
        let script = try SQLiteDialect().script(for: plan).flatMap(\.statements)
        try await run([schema, "INSERT INTO t VALUES (7, 1), (\(key), 2)"], on: path)
        let error = await databaseError { try await run(script, on: path) }
        #expect(error?.nativeCode == "SQLITE_MISMATCH")
        #expect(error?.hint?.contains("INTEGER PRIMARY KEY takes whole numbers only") == true)
        let other = folder.path + "/b.db"
        try await run([schema, "INSERT INTO t VALUES (7, 1)"] + script, on: other)
        #expect(try await answer("SELECT a, b FROM t", on: other) == "7,1")
    }

    /// Without an index SQLite would read the whole table for each row that goes, hours for what takes a second.
    @Test func tablesInCirclesAreRebuiltInReasonableTime() async throws {
        let folder = try TemporaryFolder()
        let schema = "CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t)"
        let rows = """
            INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
            SELECT i, nullif(i / 2, 0) FROM n
            """
        let path = folder.path + "/a.db"
        try await run([schema, rows], on: path)
        let source = try await IntrospectionTests.catalog(schema)
        let target = try await IntrospectionTests.catalog(schema.replacing("t)", with: "t, CHECK (id > 0))"))
        let plan = try Planner(rules: SQLiteRules()).plan(from: source, to: target)
        try await run(SQLiteDialect().script(for: plan).flatMap(\.statements), on: path)
        #expect(try await answer("SELECT count(*), sum(up) FROM t", on: path) == "100000,2500000000")
    }

    private func split(_ text: String) throws -> [String] {
        try SQLiteDialect().split(SQLScript(name: "test.sql", text: text)).map(\.sql)
    }

    private func run(_ statements: [String], on path: String, enforcesForeignKeys: Bool = true) async throws {
        let connection = try await connect(path)
        try await connection.execute(Statement("PRAGMA foreign_keys = \(enforcesForeignKeys ? 1 : 0)"))
        try await connection.execute((["BEGIN"] + statements + ["COMMIT"]).map { Statement($0) })
        await connection.close()
    }

    private func answer(_ query: String, on path: String) async throws -> String {
        let rows = try await connect(path, .read).query(Statement(query))
        return rows.map { row in
            row.map { value in
                switch value {
                case .null: "NULL"
                case .integer(let number): "\(number)"
                default: value.text ?? "?"
                }
            }.joined(separator: ",")
        }.joined(separator: ";")
    }
}
