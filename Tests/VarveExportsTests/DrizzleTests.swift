import BlueprintTestSupport
import Testing
import VarveExports

/// The schema files are read by the compiler of TypeScript.
@Suite struct DrizzleTests {
    @Test func `schema files are valid TypeScript`() async throws {
        var files: [String: String] = [:]
        for sample in Sample.all {
            files[sample.name + ".ts"] = try ExportFormat.drizzle.text(of: try await sample.source())
        }
        #expect(files.count >= 8)
        let complaints = try TypeScript.complaints(about: files)
        #expect(complaints == "")
    }

    /// The declarations that stand for Drizzle would be worth nothing if they took anything.
    @Test func `the compiler finds what is wrong`() async throws {
        let server = try #require(TestServer.postgres.first)
        let text = try ExportFormat.drizzle.text(of: try await Sample.scanner(on: server).source())
        var files: [String: String] = [:]
        for (index, (right, wrong)) in Self.mistakes.enumerated() {
            let broken = text.replacing(right, with: wrong)
            #expect(broken != text, "\(right)")
            files["mistake\(index).ts"] = broken
        }
        let complaints = try TypeScript.complaints(about: files)
        for name in files.keys { #expect(complaints.contains(name)) }
    }

    private static let mistakes = [
        ("table.userId", "table.userID"),
        ("foreignColumns: [users.clerkUserId]", "foreignColumns: [users.clerkUserId, users.createdAt]"),
        ("{ length: 2048 }", "{ limit: 2048 }"), (".onDelete(\"cascade\")", ".onDelete(\"vanish\")"),
        ("uuid(\"id\")", "uid(\"id\")"), ("scanStateEnum(\"state\").notNull()", "scanStateEnum().notNull()"),
    ]
}
