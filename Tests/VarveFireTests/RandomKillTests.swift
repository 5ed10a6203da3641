import Testing
import VarveTestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The tool is killed at random moments, and run again.
@Suite struct RandomKillTests {
    @Test func `SQLite`() async throws {
        try await killAtRandom("SQLite", Trial(SQLiteArena()))
    }

    @Test func `PostgreSQL`() async throws {
        try await killAtRandom("PostgreSQL", Trial(DurableServer.shared.value.makeArena()))
    }

    @Test func `PostgreSQL through pgbouncer`() async throws {
        let server = try await DurableServer.shared.value
        let pooler = try await Pooler(before: server, size: 4)
        let arena = try await server.makeArena().pooled(by: pooler)
        try await killAtRandom("PostgreSQL through pgbouncer", Trial(arena))
    }

    private func killAtRandom(_ name: String, _ trial: Trial<some Arena>) async throws {
        var moments = RandomMoments()
        // Where a run ends before its moment, the machine has become quicker than it was.
        var spans = trial.durations
        var kills = 0
        var runs = 0
        while kills < Scale.kills, runs < 10 * Scale.kills {
            runs += 1
            let outcomes = try await trial.run("seed \(Scale.seed), run \(runs)") { command in
                let start = ContinuousClock.now
                let moment = moments.next(in: spans[command, default: .zero])
                let process = try trial.arena.start(command)
                async let outcome = process.outcome()
                try await Worker().run {
                    pass(moment)
                    process.kill(SIGKILL)
                }
                let end = try await outcome
                if end.status == 0 { spans[command] = min(moment, ContinuousClock.now - start) }
                return end
            }
            kills += outcomes.count { $0.status == -SIGKILL }
        }
        #expect(kills >= Scale.kills)
        print("\(name): killed \(kills) times at random moments, seed \(Scale.seed)")
    }
}
