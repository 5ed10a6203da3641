import BlueprintTestSupport
import Testing
import VarveExports

/// The schema files are read by the compiler of TypeScript.
@Suite struct DrizzleTests {
    @Test func `schema files are valid TypeScript`() async throws {
        var files: [String: String] = [:]
        for server in TestServer.postgres + [.sqlite] {
            for sample in Sample.allCases {
                let name = "\(server.testDescription.replacing(" ", with: ""))-\(sample.rawValue).ts"
                files[name] = try ExportFormat.drizzle.text(of: try await sample.source(on: server))
            }
        }
        #expect(files.count >= 6)
        let complaints = try TypeScript.complaints(about: files)
        #expect(complaints == "")
    }

    /// The declarations that stand for Drizzle would be worth nothing if they took anything.
    @Test(arguments: [
        ("table.userId", "table.userID"), ("[users.clerkUserId]", "[users.clerkUserId, users.createdAt]"),
        ("{ length: 2048 }", "{ limit: 2048 }"), (".onDelete(\"cascade\")", ".onDelete(\"vanish\")"),
        ("uuid(\"id\")", "uid(\"id\")"), ("scanStateEnum(\"state\").notNull()", "scanStateEnum().notNull()"),
    ])
    func `the compiler finds what is wrong`(right: String, wrong: String) async throws {
        let server = try #require(TestServer.postgres.first)
        let text = try ExportFormat.drizzle.text(of: try await Sample.scanner.source(on: server))
        let broken = text.replacing(right, with: wrong)
        #expect(broken != text)
        let complaints = try TypeScript.complaints(about: ["schema.ts": broken])
        #expect(complaints.contains("schema.ts"))
    }
}
