import Testing

@testable import VarveCommands

/// The tool as it was built, as a process of its own.
@Suite struct BinaryTests {
    private let varve = Program.varve()

    @Test func `help goes to standard output with status 0`() throws {
        let outcome = try varve.run(["--help"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(outcome.output == HelpPage.overview(of: Tool()))
    }

    @Test func `wrong usage goes to standard error with status 2`() throws {
        let outcome = try varve.run(["upp"])
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("varve: unknown command 'upp'\n  hint: did you mean 'up'?\n"))
    }

    @Test func `a file gets no colour`() throws {
        let outcome = try varve.run(["status", "--migrations", "/nowhere"])
        #expect(outcome.status == 1 && !outcome.errors.contains("\u{1B}"))
    }

    @Test func `a password is printed nowhere`() throws {
        let outcome = try varve.run(
            ["status", "--migrations", "/"],
            environment: ["DATABASE_URL": "postgresql://me:hush@127.0.0.1:1/none?password=hush"])
        #expect(outcome.status == 1)
        #expect(!(outcome.output + outcome.errors).contains("hush"))
    }
}
