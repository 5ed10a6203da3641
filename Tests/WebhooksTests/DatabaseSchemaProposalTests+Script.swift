import BlueprintTestSupport
import FoundationEssentials
import Testing
import VarveDatabase
import VarveTestSupport

/// The migration script, which leaves out some of what the SQL part demands.
extension DatabaseSchemaProposalTests {
    private static var folder: String {
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }

    @Test(arguments: TestServer.postgres)
    func `varve diff lists what the migration script forgets`(server: TestServer) async throws {
        let core = try TemporaryFolder()
        for half in ["up", "down"] {
            let name = "0001_create_webhooks.\(half).sql"
            let path = WebhooksFixture.blueprint("migrations/\(name)")
            try core.write(
                name,
                String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self))
        }
        try await server.withDatabase { database in
            let outcome = try Program.varve().run(
                [
                    "diff", "\(Self.folder)/migration-script.sql", core.path, "--dialect", "postgresql",
                    "--scratch", database.url.unredacted,
                ],
                environment: ProcessInfo.processInfo.environment)
            #expect(outcome.errors == "")
            #expect(outcome.status == 3)
            try expectSnapshot(outcome.output, "script-forgets.txt", in: Self.folder)
        }
    }
}

/// Compares a text with a file. `RECORD_SNAPSHOTS=1` writes the file anew.
func expectSnapshot(
    _ text: String, _ name: String, in folder: String, at location: SourceLocation = #_sourceLocation
) throws {
    let path = "\(folder)/Snapshots/\(name)"
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try FileManager.default.createDirectory(
            atPath: "\(folder)/Snapshots", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path))
    }
    let expected = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    #expect(text == expected, "differs from Snapshots/\(name)", sourceLocation: location)
}
