import BalanceKitchen
import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveDeclaration
import VarveMigrations
import VarveTestSupport

/// Where anything differs from the schema document, the document wins.
@Suite struct CanonicalTests {
    private static let up = """
        CREATE TABLE notes (id int PRIMARY KEY, title text NOT NULL, mood text);
        CREATE INDEX notes_title ON notes (title);
        CREATE TABLE extra (id int PRIMARY KEY);

        """

    @Test func `a difference names the object and the side that has it`() async throws {
        let fixture = try ConventionFixture(up: Self.up, dropping: "notes", "extra")
        let canonical = """
            CREATE TABLE notes (id int PRIMARY KEY, title varchar(80) NOT NULL, made timestamptz);
            CREATE INDEX notes_title ON notes (title);
            CREATE TABLE missing (id int PRIMARY KEY);
            """
        try fixture.folder.write("canonical.sql", canonical)
        let source = CatalogSource.sql(path: fixture.folder("canonical.sql"))
        let wins = "; the canonical schema wins, so change the other one"
        let findings = try await fixture.findings(
            nil, canonical: CanonicalSchema(source, name: "canonical.sql"))
        #expect(
            findings.sorted() == [
                "canonical-differs error - extra: table extra is made by the migrations and is not in the canonical "
                    + "schema (canonical.sql)" + wins,
                "canonical-differs error - missing: table missing is in the canonical schema (canonical.sql), and the "
                    + "migrations do not make it" + wins,
                "canonical-differs error - notes.made: column notes.made is in the canonical schema (canonical.sql), "
                    + "and the migrations do not make it" + wins,
                "canonical-differs error - notes.mood: column notes.mood is made by the migrations and is not in the "
                    + "canonical schema (canonical.sql)" + wins,
                "canonical-differs error - notes.title: column notes.title differs: type is text in the migrations and "
                    + "character varying(80) in the canonical schema (canonical.sql)" + wins,
            ])
        try fixture.folder.write("canonical.sql", Self.up)
        #expect(
            try await fixture.findings(nil, canonical: CanonicalSchema(source, name: "canonical.sql")) == [])
    }

    @Test(arguments: TestServer.postgres)
    func `it can be a database`(server: TestServer) async throws {
        let fixture = try ConventionFixture(up: Self.up, dropping: "notes", "extra")
        try await server.withDatabase { database async throws in
            try await database.apply(script: Self.up + "ALTER TABLE extra ADD x int;")
            let findings = try await fixture.findings(
                nil, canonical: CanonicalSchema(.database(database.url), name: "the office"), on: server)
            #expect(
                findings == [
                    "canonical-differs error - extra.x: column extra.x is in the canonical schema (the office), and "
                        + "the migrations do not make it; the canonical schema wins, so change the other one"
                ])
        }
    }

    @Test(arguments: TestServer.postgres)
    func `the blueprint is what its document says`(server: TestServer) async throws {
        let blueprint = BalanceKitchenFixture.folder
        try await server.withLoader { loader in
            let findings = try await Checker(loader: loader).check(
                blueprint("migrations"), schema: .declared(try balanceKitchen.declared()),
                canonical: CanonicalSchema(.sql(path: blueprint("canonical.sql")), name: "canonical.sql"))
            #expect(findings.map(\.message) == [])
        }
    }
}
