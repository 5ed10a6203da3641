import BlueprintTestSupport
import Testing
import VarveCatalog
import VarveDatabase

@testable import VarvePostgres

/// On our own server the row stands for the label's provider; `pg_dump` sees no difference.
@Suite("Security labels") struct SecurityLabelTests {
    static let objects = [
        "CREATE SCHEMA s", "CREATE TYPE s.\"odd \"\" word\" AS ENUM ('a')",
        "CREATE TYPE pair AS (\"A a\" integer, b text)",
        "CREATE TYPE span AS RANGE (subtype = integer)", "CREATE DOMAIN amount AS numeric",
        "CREATE SEQUENCE numbers", "CREATE TABLE t (id integer, \"odd \"\" name\" text)",
        "CREATE VIEW v AS SELECT id FROM t", "CREATE MATERIALIZED VIEW m AS SELECT id FROM t",
        "CREATE FUNCTION f(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'",
        "CREATE AGGREGATE total(integer) (sfunc = int4pl, stype = integer)",
        "CREATE AGGREGATE tally(*) (sfunc = int8inc, stype = bigint, initcond = '0')",
        "CREATE TRUSTED LANGUAGE tongue HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator",
        "CREATE PUBLICATION news",
        "CREATE FUNCTION w() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "CREATE EVENT TRIGGER watcher ON sql_drop EXECUTE FUNCTION w()",
        "CREATE FOREIGN DATA WRAPPER wrapper", "CREATE SERVER elsewhere FOREIGN DATA WRAPPER wrapper",
        "CREATE FOREIGN TABLE far (id integer) SERVER elsewhere",
    ]

    static let targets = [
        "SCHEMA s", "TYPE s.\"odd \"\" word\"", "TYPE pair", "COLUMN pair.\"A a\"", "COLUMN pair.b",
        "TYPE span",
        "DOMAIN amount",
        "SEQUENCE numbers", "TABLE t", "COLUMN t.id", "COLUMN t.\"odd \"\" name\"", "VIEW v", "COLUMN v.id",
        "MATERIALIZED VIEW m", "COLUMN m.id", "FUNCTION f(integer, text)", "PROCEDURE p()",
        "AGGREGATE total(integer)", "AGGREGATE tally(*)", "LANGUAGE tongue", "PUBLICATION news",
        "EVENT TRIGGER watcher", "FOREIGN TABLE far", "COLUMN far.id",
    ]

    private static func labelled(_ provider: String, _ label: String) -> [String] {
        targets.map { "SECURITY LABEL FOR \(provider) ON \($0) IS \(label)" }
    }

    @Test("come, change and go on every kind")
    func everyKind() async throws {
        let first = Self.labelled("dummy", "'it''s secret'")
        let second =
            Self.labelled("\"Odd \"\" one\"", "E'two \\\\ lines'") + Self.labelled("dummy", "'other'")
        try await ObservedCase("labels come", both: Self.objects, [], first).run()
        try await ObservedCase("labels change", both: Self.objects, first, second).run()
    }

    @Test("each is an attribute of its object", arguments: SharedServer.all)
    func attributes(server: SharedServer) async throws {
        let statements = Self.objects + Self.labelled("dummy", "'x'")
        let catalog = try await server.catalog(of: statements)
        #expect(catalog.unmodelled.isEmpty)
        let labelled = catalog.objects.values.filter { $0[.securityLabels] == [#"FOR "dummy" IS 'x'"#] }
        #expect(labelled.count == Self.targets.count - 2)
        let pair = catalog[ObjectID(.compositeType, ["public", "pair"])]
        #expect(
            pair?[.attributeSecurityLabels] == [#""A a" FOR "dummy" IS 'x'"#, #""b" FOR "dummy" IS 'x'"#])
    }

    static let remade: [ChangeCase] = [
        ChangeCase(
            "on what is made anew",
            [
                "CREATE TYPE mood AS ENUM ('a', 'b')", "CREATE TABLE t (id integer, m mood)",
                "CREATE VIEW v AS SELECT id, m FROM t",
                "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
            ] + labelsOfRemade,
            [
                "CREATE TYPE mood AS ENUM ('b')", "CREATE TABLE t (id bigint, m mood)",
                "CREATE VIEW v AS SELECT id, m FROM t",
                "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT 1'",
            ] + labelsOfRemade),
        ChangeCase(
            "go from a view's column", both: ["CREATE VIEW v AS SELECT 1 AS id"],
            [
                "SECURITY LABEL FOR dummy ON COLUMN v.id IS 'x'", "COMMENT ON COLUMN v.id IS 'c'",
            ], []),
        ChangeCase(
            "go after a domain's constraint, which the caches hear of late", both: ["CREATE SCHEMA s"],
            [
                "CREATE DOMAIN s.d AS integer CONSTRAINT c CHECK (VALUE <> 50)",
                "SECURITY LABEL FOR dummy ON SCHEMA s IS 'x'",
            ], ["CREATE DOMAIN s.d AS integer"]),
        ChangeCase(
            "of an attribute while the type changes",
            [
                "CREATE TYPE pair AS (a integer, b text)",
                "SECURITY LABEL FOR dummy ON COLUMN pair.a IS 'x'",
            ],
            [
                "CREATE TYPE pair AS (a bigint, c text)",
                "SECURITY LABEL FOR dummy ON COLUMN pair.a IS 'x'",
                "SECURITY LABEL FOR dummy ON COLUMN pair.c IS 'y'",
            ]),
    ]

    private static let labelsOfRemade = [
        "SECURITY LABEL FOR dummy ON TYPE mood IS 'type'",
        "SECURITY LABEL FOR dummy ON COLUMN t.m IS 'column'",
        "SECURITY LABEL FOR dummy ON VIEW v IS 'view'",
        "SECURITY LABEL FOR dummy ON COLUMN v.id IS 'view column'",
        "SECURITY LABEL FOR dummy ON FUNCTION f() IS 'function'",
    ]

    @Test("labels", arguments: remade)
    func labels(_ change: ChangeCase) async throws { try await change.runObserved() }

    @Test("what has no place for them is reported", arguments: SharedServer.all)
    func reported(server: SharedServer) async throws {
        let catalog = try await server.catalog(of: [
            "CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY)",
            "SECURITY LABEL FOR dummy ON SEQUENCE t_id_seq IS 'x'",
            "SECURITY LABEL FOR dummy ON ROLE nobody IS 'x'",
        ])
        #expect(catalog.unmodelled.map(\.description) == ["security label sequence public.t_id_seq"])
    }

    @Test("without a named provider the way out is told", arguments: SharedServer.all)
    func unnamedProvider(server: SharedServer) async throws {
        try await server.withDatabase { connection in
            try await connection.execute("CREATE TABLE t (id integer)")
            let error = await #expect(throws: DatabaseError.self) {
                try await connection.execute("SECURITY LABEL ON TABLE t IS 'x'")
            }
            #expect(error?.hint?.contains("SECURITY LABEL FOR provider") == true)
        }
    }

    @Test("a real provider takes what is written, and has what stands in for it", arguments: SharedServer.all)
    func realProvider(server: SharedServer) async throws {
        let module = try LabelProviderModule(for: server.major)
        let labels = Self.labelled("dummy", "'it''s'") + Self.labelled("\"Odd \"\" one\"", "'x'")
        let (target, expected) = try await server.withDatabase { connection in
            let bench = PlanBench(connection: connection)
            try await bench.load(Self.objects + labels)
            return (try await bench.introspect(), try await SchemaDump(of: connection))
        }
        try await server.withDatabase { connection in
            let user = try await server.connect(like: connection, mode: .write)
            try await user.execute(Statement("LOAD \(SQLText.literal(module.path))"))
            let bench = PlanBench(connection: user)
            try await bench.load(Self.objects)
            let source = try await bench.introspect()
            try await bench.carry(from: source, to: target, step: "up")
            #expect(try await SchemaDump(of: user) == expected)
            try await bench.carry(from: target, to: source, step: "down")
            #expect(try await user.query("SELECT count(*) FROM pg_seclabel").first == 0)
            await user.close()
        }
    }

    @Test(
        "a user's server without the provider refuses, and the way out is told", arguments: SharedServer.all)
    func missingProvider(server: SharedServer) async throws {
        try await server.withDatabase { connection in
            try await connection.execute("CREATE TABLE t (id integer)")
            let user = try await server.connect(like: connection, mode: .write)
            let error = await #expect(throws: DatabaseError.self) {
                try await user.execute("SECURITY LABEL FOR dummy ON TABLE t IS 'x'")
            }
            #expect(error?.message.contains("\"dummy\"") == true)
            #expect(error?.hint?.contains("session_preload_libraries") == true)
            await user.close()
        }
    }
}
