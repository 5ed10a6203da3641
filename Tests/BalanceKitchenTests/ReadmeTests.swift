import BlueprintTestSupport
import FoundationEssentials
import Testing
import VarveDatabase
import VarveTestSupport

/// What the blueprint's README shows, run as it stands there, in a copy of the folder.
@Suite struct BalanceKitchenReadmeTests {
    private func commands() throws -> [String] {
        let path = BalanceKitchenFixture.folder("README.md")
        let text = String(
            decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
        return text.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
    }

    @Test(arguments: TestServer.postgres)
    func `every command works`(server: TestServer) async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: BalanceKitchenFixture.folder.path, toPath: folder("BalanceKitchen"))
        try await server.withDatabase { database in
            var variables = ProcessInfo.processInfo.environment
            variables["DATABASE_URL"] = database.url.unredacted
            variables["PATH"] = "\(Program.built("").path):\(variables["PATH"] ?? "")"
            let commands = try commands()
            #expect(commands.count == 4)
            for command in commands {
                let script = "cd '\(folder("BalanceKitchen"))' && \(command)"
                let outcome = try Program(path: "/bin/sh").run(["-c", script], environment: variables)
                #expect(outcome.status == 0, "\(command)\n\(outcome.output)\(outcome.errors)")
            }
            #expect(try await database.tables().count == 11)
        }
        let module = try folder.read("BalanceKitchen/Sources/BalanceKitchen/Reports/Reports.swift")
        #expect(module.contains("static let name = \"reports_exports\""))
    }
}
