import Testing
import VarveDatabase

@testable import VarvePostgres

@Suite struct SubjectTests {
    private func subject(_ sql: String) throws -> StatementSubject? {
        try PostgresDialect().split(SQLScript(name: "s.sql", text: sql)).first?.subject
    }

    private static func table(
        _ table: [String], makes: Bool = false, references: [[String]] = []
    ) -> StatementSubject {
        .table(TableStatement(table: table, isCreation: makes, references: references))
    }

    private static let users = ["public", "users"]

    @Test(arguments: [
        ("CREATE TABLE users (id int)", table(users, makes: true)),
        ("CREATE UNLOGGED TABLE App.Users (id int)", table(["app", "users"], makes: true)),
        (#"CREATE TABLE "My ""T""" (id int)"#, table(["public", #"My "T""#], makes: true)),
        (
            "CREATE TABLE users (a int REFERENCES x, b int, FOREIGN KEY (b) REFERENCES s.y (id))",
            table(users, makes: true, references: [["public", "x"], ["s", "y"]])
        ),
        ("CREATE TABLE users (a text CHECK (a LIKE 'x'))", table(users, makes: true)),
        ("CREATE INDEX ON users (id)", table(users)),
        ("CREATE UNIQUE INDEX i ON ONLY s.users USING gin (id)", table(["s", "users"])),
        ("CREATE TRIGGER t BEFORE UPDATE OF a ON users EXECUTE FUNCTION f()", table(users)),
        ("COMMENT ON COLUMN users.id IS 'x'", table(users)),
        ("COMMENT ON COLUMN s.users.id IS 'x'", table(["s", "users"])),
        ("COMMENT ON CONSTRAINT c ON users IS 'x'", table(users)),
        ("COMMENT ON INDEX i IS 'x'", .index(["public", "i"])),
        ("ALTER TABLE ONLY users ADD CONSTRAINT c CHECK (true)", table(users)),
        ("ALTER TABLE users ADD FOREIGN KEY (a) REFERENCES x", table(users, references: [["public", "x"]])),
        ("ALTER SEQUENCE s OWNED BY users.id", table(users)),
        ("GRANT SELECT (id), INSERT ON users TO x, y", table(users)),
        ("REVOKE ALL ON TABLE s.users FROM PUBLIC", table(["s", "users"])),
        ("CREATE POLICY p ON users USING (id > 0)", table(users)),
        ("ALTER TABLE users FORCE ROW LEVEL SECURITY", table(users)),
    ]) func aboutOneTable(sql: String, expected: StatementSubject) throws {
        #expect(try subject(sql) == expected)
    }

    @Test(arguments: [
        "CREATE SCHEMA app", "CREATE TYPE mood AS ENUM ('a')", "CREATE DOMAIN d AS int", "CREATE SEQUENCE s",
        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE EXTENSION citext",
        "COMMENT ON TYPE mood IS 'x'", "ALTER SEQUENCE s RESTART",
    ]) func somethingThatTablesRestOn(sql: String) throws {
        #expect(try subject(sql) == .foundation)
    }

    @Test(arguments: [
        "CREATE VIEW v AS SELECT 1", "CREATE MATERIALIZED VIEW v AS SELECT 1", "COMMENT ON VIEW v IS 'x'",
    ])
    func views(sql: String) throws {
        #expect(try subject(sql) == .view)
    }

    @Test(arguments: ["SET statement_timeout = 0", "SET SESSION default_tablespace TO ''"])
    func settings(sql: String) throws {
        #expect(try subject(sql) == .setting)
    }

    /// What may mean something else without the rest, or may change the rest.
    @Test(arguments: [
        "CREATE TABLE IF NOT EXISTS users (id int)", "CREATE TABLE users AS SELECT 1",
        "CREATE TABLE users (LIKE x)",
        "CREATE TABLE users (a int, LIKE x INCLUDING ALL)", "CREATE TABLE users () INHERITS (x)",
        "CREATE TABLE users (id int) PARTITION BY RANGE (id)", "CREATE TABLE users PARTITION OF x DEFAULT",
        "CREATE TEMP TABLE users (id int)", "CREATE INDEX CONCURRENTLY i ON users (id)",
        "CREATE INDEX IF NOT EXISTS i ON users (id)", "CREATE SEQUENCE s OWNED BY users.id",
        "CREATE SCHEMA app CREATE TABLE users (id int) CREATE VIEW v AS SELECT 1",
        "CREATE OR REPLACE RULE r AS ON INSERT TO x DO NOTHING",
        "CREATE CONSTRAINT TRIGGER t AFTER INSERT ON users FROM x EXECUTE FUNCTION f()",
        "ALTER TABLE users RENAME TO people",
        "ALTER TABLE users SET SCHEMA app", "ALTER TABLE IF EXISTS users ADD a int",
        "ALTER TYPE mood ADD VALUE 'b'",
        "DROP TABLE users", "INSERT INTO users VALUES (1)", "DO $$ BEGIN END $$",
        "GRANT SELECT ON users, x TO x", "GRANT USAGE ON SCHEMA users TO x", "GRANT x TO users",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO x",
        "SET LOCAL lock_timeout = 1", "SET search_path = app", "SET ROLE x",
        "SELECT pg_catalog.set_config('search_path', '', false)",
        #"CREATE TABLE U&"\0061" (id int)"#, "CREATE TABLE ÄPFEL (id int)",
    ]) func unknown(sql: String) throws {
        #expect(try subject(sql) == .unknown)
    }
}
