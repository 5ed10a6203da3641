import Testing
import VarveTestSupport

@testable import VarveCommands

@Suite struct HelpTests {
    @Test func `the overview lists every command`() async throws {
        let session = try Session()
        let help = await session.run("--help")
        try expectSnapshot(help.description, "help.txt")
        #expect(await session.run("help") == help)
        #expect(await session.run("-h") == help)
    }

    @Test(arguments: Commands.all.map(\.name))
    func `every command explains itself`(name: String) async throws {
        let session = try Session()
        let help = await session.run(name, "--help")
        try expectSnapshot(help.description, "help-\(name).txt")
        #expect(await session.run("help", name) == help)
        #expect(help.status == .fine && help.errors.isEmpty)
        #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func `the manual page is written from the same descriptions`() async throws {
        try expectSnapshot(await (try Session()).run("man").output, "varve.1")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `each shell gets its completions`(shell: String) async throws {
        let session = try Session()
        let outcome = await session.run("completions", shell)
        try expectSnapshot(outcome.output, "completions.\(shell)")
        try session.folder.write("script", outcome.output)
        let check = try Program(searching: shell)?.run(["-n", "\(session.folder.path)/script"])
        #expect(check == nil || check?.status == 0)
    }

    @Test(arguments: [
        ([], "varve: no command is given\n  hint: 'varve --help' lists them\n"),
        (
            ["stauts"],
            "varve: unknown command 'stauts'\n  hint: did you mean 'status'?\n  hint: 'varve --help' lists the commands\n"
        ),
        (["help", "deploy"], "varve: unknown command 'deploy'\n  hint: 'varve --help' lists the commands\n"),
        (
            ["up", "--dryrun"],
            "varve: unknown option '--dryrun'\n  hint: did you mean '--dry-run'?\n  hint: 'varve up --help' tells how to use it\n"
        ),
        (["--verbos", "up"], "varve: unknown option '--verbos'\n"),
        (
            ["down", "2", "--to", "1"],
            "varve: N and --to exclude each other\n  hint: 'varve down --help' tells how to use it\n"
        ),
        (
            ["diff", "a", "b", "--down"],
            "varve: --down needs --sql\n  hint: 'varve diff --help' tells how to use it\n"
        ),
        (
            ["new"],
            "varve: NAME is missing: What the migration is called: add_wallets.\n  hint: 'varve new --help' tells how to use it\n"
        ),
    ])
    func `a wrong call has status 2, its reason on standard error, and no effect`(
        words: [String], message: String
    ) async throws {
        let session = try Session()
        let outcome = await session.run(words)
        #expect(outcome == Session.Outcome(status: .usage, output: "", errors: message))
        #expect(try session.folder.contents().isEmpty)
    }
}
