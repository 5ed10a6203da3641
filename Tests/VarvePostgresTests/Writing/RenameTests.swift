import Testing
import VarveCatalog
import VarveDatabase
import VarvePlanning

@testable import VarvePostgres

@Suite("Renames")
struct RenameTests {
    /// A schema with something of every kind that can be renamed.
    static let schema = [
        "CREATE SCHEMA s", "CREATE TYPE s.mood AS ENUM ('a')",
        "CREATE DOMAIN s.d AS integer CONSTRAINT dc CHECK (VALUE > 0)",
        "CREATE SEQUENCE s.q", "CREATE FUNCTION s.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "CREATE PROCEDURE s.\"p (x)\"(integer, text) LANGUAGE plpgsql AS 'BEGIN END'",
        "CREATE TABLE s.t (id serial PRIMARY KEY, m s.mood UNIQUE, d s.d CONSTRAINT c CHECK (d > 1))",
        "CREATE TABLE s.u (t integer REFERENCES s.t)", "CREATE INDEX i ON s.t (m)",
        "CREATE VIEW s.v AS SELECT id, m FROM s.t", "CREATE MATERIALIZED VIEW s.mv AS SELECT id FROM s.v",
        "CREATE TRIGGER tr BEFORE INSERT ON s.t FOR EACH ROW EXECUTE FUNCTION s.f()",
        "CREATE POLICY po ON s.t FOR SELECT TO varve_reader", "CREATE PUBLICATION pu FOR TABLE s.t",
        "GRANT SELECT ON s.t TO varve_reader", "GRANT SELECT ON s.v TO varve_reader",
        "GRANT USAGE ON SCHEMA s TO varve_reader",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO varve_reader",
    ]

    static let renames: [Rename] = [
        rename(.schema, ["s"], ["S 2"]), rename(.enumType, ["s", "mood"], ["s", "Mood"]),
        rename(.enumType, ["s", "mood"], ["public", "mood"]), rename(.domain, ["s", "d"], ["s", "d2"]),
        rename(.domainCheck, ["s", "d", "dc"], ["s", "d", "dc2"]),
        rename(.sequence, ["s", "q"], ["s", "q2"]),
        rename(.table, ["s", "t"], ["s", "t 2"]), rename(.table, ["s", "t"], ["public", "t2"]),
        rename(.column, ["s", "t", "id"], ["s", "t", "id 2"]),
        rename(.check, ["s", "t", "c"], ["s", "t", "c2"]),
        rename(.index, ["s", "i"], ["s", "i2"]), rename(.view, ["s", "v"], ["s", "v2"]),
        rename(.materializedView, ["s", "mv"], ["public", "mv2"]),
        rename(.function, ["s", "f()"], ["s", "f2()"]),
        rename(.procedure, ["s", "p (x)(integer, text)"], ["public", "p (y)(integer, text)"]),
        rename(.trigger, ["s", "t", "tr"], ["s", "t", "tr2"]),
        rename(.policy, ["s", "t", "po"], ["s", "t", "po 2"]), rename(.publication, ["pu"], ["pu 2"]),
    ]

    private static func rename(_ kind: ObjectKind, _ old: [String], _ new: [String]) -> Rename {
        Rename(from: ObjectID(kind, old), to: ObjectID(kind, new))
    }

    @Test("an object gets its new name and back", arguments: renames)
    func leading(_ rename: Rename) async throws {
        try await PlanBench.renameAndBack(rename, in: Self.schema)
    }

    @Test("names that the server made up follow a renamed table")
    func following() async throws {
        let rename = Self.rename(.table, ["s", "t"], ["s", "wallets"])
        let schema = Self.schema.map { statement in
            (statement + " ").replacing("s.t ", with: "s.wallets ").replacing("s.t)", with: "s.wallets)")
        }
        let target = try await PlanBench.catalog(of: schema, on: .any)
        try await SharedServer.any.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(Self.schema)
            try await bench.run(try bench.script(renaming: rename), step: "renaming")
            let source = try await bench.introspect()
            let plan = try Planner(rules: PostgresRules()).plan(from: source, to: target, after: [rename])
            #expect(plan.losses.isEmpty)
            try await bench.run(try PostgresDialect().script(for: plan), step: "following")
            #expect(try await bench.introspect().objects.keys.sorted() == target.objects.keys.sorted())
        }
    }

    @Test("a routine whose text names a renamed table comes back before the table has its old name")
    func routine() async throws {
        @Sendable func schema(_ name: String) -> [String] {
            [
                "CREATE TABLE \(name) (id integer)",
                "CREATE FUNCTION f() RETURNS SETOF integer LANGUAGE sql AS 'SELECT id FROM \(name)'",
            ]
        }
        let rename = Self.rename(.table, ["public", "t"], ["public", "u"])
        let target = try await PlanBench.catalog(of: schema("u"), on: .any)
        try await SharedServer.any.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(schema("t"))
            let before = try await bench.introspect()
            try await bench.run(try bench.script(renaming: rename), step: "renaming")
            let source = try await bench.introspect()
            try await bench.carry(from: source, to: target, step: "up")
            var back = try bench.plan(from: target, to: source)
            back.trailingRenames = [rename.inverse]
            try await bench.run(try PostgresDialect().script(for: back), step: "down")
            #expect(try await bench.introspect() == before)
        }
    }

    @Test("what PostgreSQL can't rename is refused")
    func refused() throws {
        let bench = [
            Self.rename(.extension, ["citext"], ["other"]),
            Self.rename(.defaultPrivileges, ["tables"], ["sequences"]),
        ]
        for rename in bench {
            var plan = Plan(
                source: Catalog(dialect: "postgresql"), target: Catalog(dialect: "postgresql"), changes: [])
            plan.trailingRenames = [rename]
            #expect(throws: DatabaseError.self) { try PostgresDialect().script(for: plan) }
        }
    }
}

extension PlanBench {
    func script(renaming rename: Rename) throws -> [StatementGroup] {
        let empty = Catalog(dialect: "postgresql")
        var plan = Plan(source: empty, target: empty, changes: [])
        plan.leadingRenames = [rename]
        return try dialect.script(for: plan)
    }
}
