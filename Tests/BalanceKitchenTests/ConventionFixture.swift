import BlueprintTestSupport
import VarveDeclaration
import VarveMigrations
import VarveTestSupport

/// A folder with one migration, which is held against conventions.
struct ConventionFixture {
    let folder: TemporaryFolder

    /// Writes the migration.
    ///
    /// - Parameter tables: What its down half drops, in this order.
    init(up: String, dropping tables: String...) throws {
        folder = try TemporaryFolder()
        try folder.write("migrations/0001_kitchen.up.sql", up)
        let down = tables.map { "DROP TABLE \($0);\n" }.joined()
        try folder.write("migrations/0001_kitchen.down.sql", down.isEmpty ? "SELECT 1;\n" : down)
    }

    /// What `check` finds, a line for each: `rule severity file:line object: message`.
    func findings(
        _ conventions: Conventions?, schema: CatalogSource? = nil, canonical: CanonicalSchema? = nil,
        on server: TestServer = TestServer.postgres[0]
    ) async throws -> [String] {
        try await server.withLoader { loader in
            let findings = try await Checker(loader: loader).check(
                folder("migrations"), schema: schema, conventions: conventions, canonical: canonical)
            return findings.map { finding in
                let file = finding.path.map { $0.replacing(folder.path + "/", with: "") } ?? "-"
                let line = finding.line.map { ":\($0)" } ?? ""
                let message = finding.message.replacing(folder.path + "/", with: "")
                return
                    "\(finding.rule) \(finding.severity) \(file)\(line) \(finding.object ?? "-"): \(message)"
            }
        }
    }

    /// Where the migration is.
    static let file = "migrations/0001_kitchen.up.sql"
}
