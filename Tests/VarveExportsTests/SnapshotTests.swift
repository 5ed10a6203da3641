import BlueprintTestSupport
import Testing
import VarveExports
import VarveMigrations

/// What is written, as it is kept in files.
@Suite struct SnapshotTests {
    @Test(arguments: ExportFormat.allCases)
    func `each format is written as it was`(format: ExportFormat) async throws {
        #expect(snapshotServers.count == 2)
        for (name, server) in snapshotServers {
            let text = try format.text(of: try await Sample.odd(on: server).source())
            try expectSnapshot(text, "\(name).\(Self.suffixes[format] ?? "")")
        }
    }

    @Test func `the schema document is written as it was`() async throws {
        for (name, server) in snapshotServers {
            try expectSnapshot(
                SchemaDocument(try await Sample.odd(on: server).source()).markdown(), "\(name).md")
        }
    }

    @Test func `a schema without tables is a document too`() async throws {
        let server = TestServer.sqlite
        let source = try await server.withLoader { loader in
            let empty = try await loader.catalog(of: .empty)
            return ExportSource(empty, empty: empty, dialect: server.dialect)
        }
        for format in ExportFormat.allCases {
            let text = try format.text(of: source)
            #expect(!text.isEmpty)
        }
        #expect(SchemaDocument(source).markdown().contains("There are no tables."))
    }

    private static let suffixes: [ExportFormat: String] = [
        .drizzle: "ts", .sqlalchemy: "py", .mermaid: "mmd", .dbml: "dbml", .jsonSchema: "json",
    ]
}
