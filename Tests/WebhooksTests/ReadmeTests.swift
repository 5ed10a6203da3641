import BlueprintTestSupport
import FoundationEssentials
import Testing
import VarveDatabase
import VarveTestSupport
import WebhookSecrets

/// What the blueprint's README shows, run as it stands there.
extension ScheduleTests {
    private struct Section {
        let text: String

        init(_ title: String) throws {
            let path = WebhooksFixture.blueprint("README.md")
            let readme = String(
                decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
            let start = try #require(readme.firstRange(of: "\n## \(title)\n")).upperBound
            let end = readme[start...].firstRange(of: "\n## ")?.lowerBound ?? readme.endIndex
            text = String(readme[start..<end])
        }

        /// The lines of all blocks in a language.
        func lines(_ language: String) -> [String] {
            var isInside = false
            var found: [String] = []
            for line in text.split(separator: "\n") {
                if line.hasPrefix("```") {
                    isInside = line == "```\(language)"
                } else if isInside {
                    found.append(String(line))
                }
            }
            return found
        }
    }

    /// Runs the commands of a section one after the other in the blueprint's folder.
    private func run(_ title: String, on url: DatabaseURL) throws {
        let lines = try Section(title).lines("console").map { $0.dropFirst("$ ".count) }
        #expect(!lines.isEmpty)
        let programs = Program.built("").path
        var variables = ProcessInfo.processInfo.environment
        variables["DATABASE_URL"] = url.unredacted
        variables["PATH"] = "\(programs):\(variables["PATH"] ?? "")"
        for line in lines {
            let script = "cd '\(WebhooksFixture.blueprint.path)' && \(line)"
            let outcome = try Program(path: "/bin/sh").run(["-c", script], environment: variables)
            #expect(outcome.status == 0, "\(line)\n\(outcome.output)\(outcome.errors)")
        }
    }

    @Test(arguments: TestServer.postgres)
    func `README: use`(server: TestServer) async throws {
        try await server.withDatabase { database in
            try run("Use", on: database.url)
            #expect(try await database.tables() == [])
        }
    }

    @Test func `README: retention`() async throws {
        let server = try await ExtensionServer.shared.value
        try await server.execute("CREATE EXTENSION IF NOT EXISTS pg_cron")
        try run("Retention", on: try await server.makeDatabase("readme"))
        #expect(try await server.rows("SELECT 1 FROM cron.job") == [])
    }

    @Test func `README: partitions`() async throws {
        let server = try await ExtensionServer.shared.value
        try await server.execute("CREATE EXTENSION IF NOT EXISTS pg_cron")
        let sql = try Section("Partitions").lines("sql")
        #expect(sql.count == 3)
        for statement in sql.prefix(2) { try await server.execute(statement) }
        try run("Partitions", on: server.url())
        try await server.execute(sql[2], "CALL partman.run_maintenance_proc()")
        #expect(
            try await server.rows("SELECT command FROM cron.job") == [["CALL partman.run_maintenance_proc()"]]
        )
        try await server.execute("SELECT cron.unschedule('partitions')")
    }

    @Test func `README: secrets`() async throws {
        let server = try #require(TestServer.postgres.first)
        try await WebhooksFixture.with(server) { database in
            let webhookID = try #require(UUID(uuidString: WebhooksFixture.webhook))
            let connection = database.connection
            let keys = { (current: String) in
                let key = "=\(Data(repeating: 1, count: 32).base64EncodedString())"
                let variables = [
                    KeyRing.keysVariable: "2025\(key),2026\(key)", KeyRing.currentVariable: current,
                ]
                return try KeyRing(environment: variables)
            }
            let first = try SecretBox(keys: keys("2025")).seal("whsec", for: webhookID)
            try await database.run("UPDATE webhooks SET secret = '\(first)'")
            let box = SecretBox(keys: try keys("2026"))
            #expect(box.longestSecret == 154)
            let stored = try box.seal("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", for: webhookID)
            let secret = try box.open(stored, for: webhookID)
            #expect(secret.hasPrefix("whsec_"))
            func rotate(_ stored: String) async throws {
                if let resealed = try box.reseal(stored, for: webhookID) {
                    try await connection.execute(
                        Statement(
                            "UPDATE webhooks SET secret = $1 WHERE secret = $2",
                            [.text(resealed), .text(stored)]))
                }
            }
            try await rotate(first)
            #expect(try await database.text("SELECT secret FROM webhooks")?.hasPrefix("enc:v1:2026:") == true)
        }
        // The lines above are those of the README, but for where the keys come from.
        let path = #filePath
        let test = String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
        let code = test.filter { !$0.isWhitespace }
        let lines = try Section("Secrets").lines("swift").dropFirst()
        #expect(lines.count == 6)
        for line in lines { #expect(code.contains(line.filter { !$0.isWhitespace }), "\(line)") }
    }
}
