import Testing
import VarveCatalog
import VarveDatabase

@testable import VarvePostgres

/// The server makes the names up; ours have to be the same.
@Suite struct GeneratedNameTests {
    private static let long = String(repeating: "é", count: 29)

    @Test(arguments: SharedServer.all, ["t", "T \"t\"", "\(long)tabl", String(repeating: "x", count: 63)])
    func knowsWhatTheServerMadeUp(server: SharedServer, table: String) async throws {
        let dialect = PostgresDialect()
        let name = dialect.quote(identifier: table)
        let column = dialect.quote(identifier: Self.long + "é")
        let catalog = try await server.catalog(of: [
            """
            CREATE TABLE \(name) (
                \(column) serial PRIMARY KEY, a integer UNIQUE, b integer CHECK (b > 0) CHECK (b > 1), c int4range,
                UNIQUE (a, \(column), b), UNIQUE (a, \(column)) INCLUDE (b), CHECK (a > b), CHECK (a > 0 AND b > 0),
                FOREIGN KEY (a) REFERENCES \(name), FOREIGN KEY (b) REFERENCES \(name),
                EXCLUDE USING gist (c WITH &&, int4range(a, b) WITH =)
            )
            """,
            "CREATE INDEX ON \(name) (a, lower(\(column)::text), (a + b), abs(b))",
            "CREATE INDEX ON \(name) (a)",
            "CREATE INDEX ON \(name) (a)", "CREATE INDEX ON \(name) (b) INCLUDE (\(column), a)",
            "CREATE INDEX given ON \(name) (b)", "ALTER TABLE \(name) ADD CONSTRAINT given2 CHECK (a > 3)",
        ])
        let kinds: Set<ObjectKind> = [
            .primaryKey, .unique, .foreignKey, .check, .exclusion, .index, .sequence, .sequenceOwnership,
        ]
        let named = catalog.objects.values.filter { kinds.contains($0.kind) && !$0.hasGeneratedName }.map(
            \.name)
        #expect(named.sorted() == ["given", "given2"])
        #expect(catalog.all(.index).count == 5)
        #expect(catalog.all(.check).count == 5)
    }
}
