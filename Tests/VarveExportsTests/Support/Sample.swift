import BlueprintTestSupport
import LinkScanner
import Testing
import VarveDatabase
import VarveDeclaration
import VarveExports
import VarveMigrations
import VarveTestSupport

/// A schema that tests export, and where.
struct Sample: Sendable, CustomTestStringConvertible {
    private enum Origin {
        case odd
        case linkScanner
        case blueprint(String)
    }

    let server: TestServer
    private let origin: Origin

    /// A little of everything, with names that are hard to write.
    static func odd(on server: TestServer) -> Sample { Sample(server: server, origin: .odd) }

    /// The link scanner as it is declared.
    static func scanner(on server: TestServer) -> Sample { Sample(server: server, origin: .linkScanner) }

    /// All five blueprints and the odd schema, each on whatever it is for.
    static let all: [Sample] =
        (TestServer.postgres + [.sqlite]).flatMap { [odd(on: $0), scanner(on: $0)] }
        + TestServer.postgres.prefix(1).flatMap { server in
            ["AppPlatform", "BalanceKitchen", "Webhooks"].map {
                Sample(server: server, origin: .blueprint($0))
            }
        } + [Sample(server: .sqlite, origin: .blueprint("Workspaces"))]

    /// What it is, in a form that a file can be named by.
    var name: String {
        let place = server.testDescription.replacing(" ", with: "")
        switch origin {
        case .odd: return "odd-\(place)"
        case .linkScanner: return "LinkScanner-\(place)"
        case .blueprint(let name): return "\(name)-\(place)"
        }
    }

    var testDescription: String { name }

    /// The schema as the server describes it.
    func source() async throws -> ExportSource {
        let folder = try TemporaryFolder()
        let isSQLite = server.major == nil
        let path = try folder.write("schema.sql", isSQLite ? SampleSchema.sqlite : SampleSchema.postgres)
        let origin: CatalogSource =
            switch origin {
            case .odd: .sql(path: path)
            case .linkScanner: .declared(try linkScanner.declared())
            case .blueprint(let name): .migrations(try BlueprintFolder(name).migrations())
            }
        return try await server.withLoader { loader in
            ExportSource(
                try await loader.catalog(of: origin), empty: try await loader.catalog(of: .empty),
                dialect: server.dialect)
        }
    }
}

/// The servers whose descriptions are kept in files: SQLite, and the PostgreSQL that Debian has.
let snapshotServers: [(name: String, server: TestServer)] =
    [("sqlite", .sqlite)]
    + TestServer.postgres.filter { $0.major == 15 }.map { ("postgresql", $0) }
