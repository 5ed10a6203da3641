import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning

@testable import VarvePostgres

/// Whole scripts as people get to read them.
@Suite("Scripts")
struct ScriptSnapshotTests {
    static let shop = [
        "CREATE SCHEMA shop", "CREATE TYPE shop.state AS ENUM ('new', 'paid')",
        "CREATE DOMAIN shop.email AS text CONSTRAINT has_at CHECK (VALUE LIKE '%@%')",
        "CREATE SEQUENCE shop.number START WITH 1000",
        "CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed := now(); RETURN NEW; END'",
        "CREATE TABLE shop.users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " email shop.email NOT NULL UNIQUE, note varchar(40) CHECK (note IN ('a', 'b')))",
        "CREATE TABLE shop.orders (id bigint PRIMARY KEY DEFAULT nextval('shop.number'),"
            + " user_id bigint NOT NULL REFERENCES shop.users ON DELETE CASCADE, state shop.state DEFAULT 'new' NOT NULL,"
            + " cents integer NOT NULL CHECK (cents >= 0), euros numeric GENERATED ALWAYS AS (cents / 100.0) STORED,"
            + " changed timestamptz DEFAULT now())",
        "CREATE INDEX orders_open ON shop.orders (user_id, changed DESC) WHERE state = 'new'",
        "CREATE VIEW shop.open_orders AS SELECT id, cents FROM shop.orders WHERE state = 'new'",
        "CREATE TRIGGER touched BEFORE UPDATE ON shop.orders FOR EACH ROW EXECUTE FUNCTION shop.touch()",
        "COMMENT ON TABLE shop.orders IS 'what was ordered'",
    ]

    /// The shop a year later.
    static let changed = shop.map { statement in
        statement.replacing("('new', 'paid')", with: "('new', 'paid', 'sent')")
            .replacing("cents integer", with: "cents bigint").replacing(
                "note varchar(40)", with: "note varchar(80)"
            )
            .replacing("WHERE state = 'new'", with: "WHERE state <> 'sent'")
            .replacing(
                "changed timestamptz DEFAULT now()", with: "changed timestamptz DEFAULT now() NOT NULL")
    }

    @Test("a schema is made")
    func making() async throws {
        try expectSnapshot(try await script([], Self.shop), "script-create")
    }

    @Test("a schema is changed, with a new value of an enumerated type in use")
    func changing() async throws {
        try expectSnapshot(try await script(Self.shop, Self.changed), "script-change")
    }

    @Test("the way back makes the type anew")
    func back() async throws {
        try expectSnapshot(try await script(Self.changed, Self.shop), "script-back")
    }

    @Test("a schema is dropped")
    func dropping() async throws {
        try expectSnapshot(try await script(Self.shop, []), "script-drop")
    }

    private func script(_ first: [String], _ second: [String]) async throws -> String {
        let source = try await PlanBench.catalog(of: first, on: .any)
        let target = try await PlanBench.catalog(of: second, on: .any)
        let plan = try Planner(rules: PostgresRules()).plan(from: source, to: target)
        let groups = try PostgresDialect().script(for: plan).map { group in
            group.statements.map { $0 + ";\n" }.joined()
        }
        return groups.joined(separator: "-- commit\n")
    }
}
