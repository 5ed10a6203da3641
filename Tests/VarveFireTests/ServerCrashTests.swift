import Testing
import VarveTestSupport

/// PostgreSQL crashes and starts again while the tool works. The tool says so, and its next run goes on.
@Suite(.serialized) struct ServerCrashTests {
    private static let server = Task { try await DurableServer() }

    @Test func `at random moments`() async throws {
        let server = try await Self.server.value
        let trial = try await Trial(server.makeArena())
        var moments = RandomMoments()
        var failures = 0
        let count = max(2, Scale.kills / 10)
        for number in 1...count {
            let outcomes = try await trial.run("seed \(Scale.seed), crash \(number)") { command in
                let moment = moments.next(in: trial.durations[command, default: .zero])
                let process = try trial.arena.start(command)
                try await Worker().run {
                    pass(moment)
                    try server.crashNow()
                }
                return try await process.outcome()
            }
            failures += try check(outcomes)
        }
        print(
            "PostgreSQL: crashed \(2 * count) times at random moments, \(failures) runs failed, seed \(Scale.seed)"
        )
    }

    @Test func `when a statement begins`() async throws {
        let server = try await Self.server.value
        let trial = try await Trial(server.makeArena())
        var generator = SeededRandom(seed: Scale.seed)
        var failures = 0
        var number = 0
        while true {
            number += Scale.isFull ? 1 : Int.random(in: 1...40, using: &generator)
            let outcomes = try await trial.run("crash at statement \(number)") { command in
                let proxy = try KillingProxy(server: server.socket, counted: .statement, number: number)
                return try await trial.arena.run(command, through: proxy) { _ in
                    try server.crashNow()
                    return true
                }
            }
            failures += try check(outcomes)
            if outcomes.allSatisfy({ $0.status == 0 }) { break }
        }
        #expect(failures > 0)
        print("PostgreSQL: crashed at chosen statements, \(failures) runs failed, seed \(Scale.seed)")
    }

    /// How many runs failed, each of which must say that the server is gone.
    private func check(_ outcomes: [Program.Outcome]) throws -> Int {
        for outcome in outcomes where outcome.status != 0 {
            #expect(outcome.status == 1)
            #expect(
                outcome.errors.contains(
                    /server closed the connection|terminating connection|shutting down|starting up|in recovery|connection to server .* failed/
                ),
                "\(outcome.errors)")
        }
        return outcomes.count { $0.status != 0 }
    }
}
