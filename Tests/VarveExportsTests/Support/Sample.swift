import BlueprintTestSupport
import LinkScanner
import Testing
import VarveDatabase
import VarveDeclaration
import VarveExports
import VarveMigrations
import VarveTestSupport

/// What the tests export.
enum Sample: String, CaseIterable, CustomTestStringConvertible {
    case odd
    case scanner

    var testDescription: String { rawValue }

    /// The sample as a server describes it.
    func source(on server: TestServer) async throws -> ExportSource {
        let folder = try TemporaryFolder()
        let script = server.major == nil ? SampleSchema.sqlite : SampleSchema.postgres
        let path = try folder.write("schema.sql", script)
        let declared = try linkScanner.declared()
        return try await server.withLoader { loader in
            let catalog = try await loader.catalog(of: self == .odd ? .sql(path: path) : .declared(declared))
            return ExportSource(
                catalog, empty: try await loader.catalog(of: .empty), dialect: server.dialect)
        }
    }
}

/// The servers whose descriptions are kept in files: SQLite, and the PostgreSQL that Debian has.
let snapshotServers: [(name: String, server: TestServer)] =
    [("sqlite", .sqlite)]
    + TestServer.postgres.filter { $0.major == 15 }.map { ("postgresql", $0) }
