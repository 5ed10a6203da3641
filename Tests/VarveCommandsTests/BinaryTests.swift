import Testing
import VarveDatabase
import VarveSQLite
import VarveTestSupport

@testable import VarveCommands

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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

    @Test(arguments: [SIGINT, SIGTERM])
    func `a signal ends what waits, and nothing is changed`(signal: Int32) async throws {
        let folder = try TemporaryFolder()
        try folder.write("migrations/0001_a.up.sql", "CREATE TABLE a (b integer);\n")
        try folder.write("migrations/0001_a.down.sql", "DROP TABLE a;\n")
        let url = try DatabaseURL("sqlite:\(folder.path)/app.db")
        let other = try await SQLiteDialect().connect(to: url, mode: .create)
        #expect(try await SQLiteDialect().beginExclusive(other, lockTimeout: 0) != nil)

        let words = ["up", "--migrations", "\(folder.path)/migrations", "-d", url.unredacted]
        let process = try varve.start(words)
        try waitForText(in: process.errorsPath)
        process.kill(signal)
        let outcome = try process.wait()
        await other.close()

        #expect(outcome.status == 128 + signal && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("varve: waiting for another runner (process \(getpid()) of "))
        let status = try varve.run(["status", "--check"] + words.dropFirst())
        #expect(status.status == 3 && status.output.contains("0 applied, 1 pending"))
    }

    /// Yields until a file has text in it, but not for ever.
    private func waitForText(in path: String) throws {
        var status = stat()
        for _ in 0..<50_000_000 {
            guard stat(path, &status) == 0, status.st_size == 0 else { return }
            sched_yield()
        }
    }

    @Test(.enabled(if: access("/dev/full", W_OK) == 0))
    func `output that can't be written is a failure`() throws {
        let outcome = try Program(path: "/bin/sh").run(["-c", "'\(varve.path)' --help > /dev/full"])
        #expect(outcome.status == 1)
        #expect(outcome.errors == "varve: standard output can't be written: No space left on device\n")
    }

    @Test func `a password is printed nowhere`() throws {
        let outcome = try varve.run(
            ["status", "--migrations", "/"],
            environment: ["DATABASE_URL": "postgresql://me:hush@127.0.0.1:1/none?password=hush"])
        #expect(outcome.status == 1)
        #expect(!(outcome.output + outcome.errors).contains("hush"))
    }
}
