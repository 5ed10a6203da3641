import BlueprintTestSupport
import FoundationEssentials
import Testing
import VarveDatabase
import VarveTestSupport

/// Every command that a README shows is run, in the order in which it stands there, and prints what is said.
@Suite("What the READMEs show")
struct ReadmeTests {
    /// Commands that are no use here, by how they begin, and why.
    private static let unrunnable = [
        "make ": "runs this test itself, or installs; the Makefile knows it",
        "swift run migrate":
            "is the tool of a package of the user's own; the tests of “init --swift” build one",
    ]

    private static let root: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/")
    }()

    @Test("the project's own")
    func project() async throws {
        let folder = try TemporaryFolder()
        try folder.write("work/.keep", "")
        // The first edit writes a schema, each further one adds a table.
        try folder.write(
            "editor",
            """
            #!/bin/sh
            if grep -q goods "$1"; then
                echo "CREATE TABLE prices (id integer PRIMARY KEY);" >>"$1"
            else
                echo "CREATE TABLE goods (id integer PRIMARY KEY);" >"$1"
            fi
            """)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder("editor"))
        try await check("\(Self.root)/README.md", Shell(folder: folder, preparation: "cd \(folder("work"))"))
    }

    @Test("a blueprint's on SQLite", arguments: ["LinkScanner", "Workspaces"])
    func sqlite(name: String) async throws {
        try await check(blueprint: name, variables: [:])
    }

    /// The webhooks' needs a server with extensions, and stands among that blueprint's own tests.
    @Test("a blueprint's on PostgreSQL", arguments: ["AppPlatform", "BalanceKitchen"])
    func postgres(name: String) async throws {
        let server = try #require(TestServer.postgres.first)
        try await server.withDatabase { (database) async throws in
            try await check(blueprint: name, variables: ["DATABASE_URL": database.url.unredacted])
        }
    }

    private func check(blueprint: String, variables: [String: String]) async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: BlueprintFolder(blueprint).path, toPath: folder("work"))
        let shell = Shell(folder: folder, variables: variables, preparation: "cd \(folder("work"))")
        try await check("\(BlueprintFolder(blueprint).path)/README.md", shell)
    }

    private func check(_ path: String, _ shell: Shell) async throws {
        let commands = try Examples(reading: path).commands.filter { command in
            !Self.unrunnable.keys.contains(where: command.text.hasPrefix)
        }
        #expect(!commands.isEmpty)
        let outcomes = try shell.run(commands.map(\.text))
        for (command, outcome) in zip(commands, outcomes) {
            let place = Comment(rawValue: "\(path):\(command.line): \(command.text)\n\(outcome.output)")
            #expect(outcome.status == 0, place)
            let printed = Transcript(outcome.output)
            for line in command.output where line != "…" {
                #expect(
                    printed.contains(line),
                    "\(path):\(command.line) does not print: \(line)\n\(outcome.output)")
            }
        }
        #expect(outcomes.count == commands.count)
    }

    @Test("what make is asked for is there")
    func makeTargets() throws {
        let makefile = String(
            decoding: try Data(contentsOf: URL(filePath: "\(Self.root)/Makefile")), as: UTF8.self)
        let commands = try Examples(reading: "\(Self.root)/README.md").commands
        let targets = commands.filter { $0.text.hasPrefix("make ") }.map { command in
            command.text.dropFirst(5).prefix { $0 != " " }
        }
        #expect(!targets.isEmpty)
        for target in targets { #expect(makefile.contains("\n\(target):"), "\(target)") }
    }
}

/// What a command printed, with times left out.
private struct Transcript {
    private let lines: Set<String>

    init(_ text: String) {
        lines = Set(text.split(separator: "\n").map { Self.normal(String($0)) })
    }

    func contains(_ line: String) -> Bool { lines.contains(Self.normal(line)) }

    private static func normal(_ line: String) -> String {
        line.replacing(/\d+ ms/, with: "0 ms").replacing(/\d{4}-\d\d-\d\dT[\d:.]+Z/, with: "now")
            .replacing(/[ ]+/, with: " ")
    }
}
