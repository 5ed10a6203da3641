import Testing
import VarveTestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The tool is killed while it changes a PostgreSQL database, and run again.
@Suite struct PostgresKillTests {
    /// Where batches end is tried by hand.
    static var counted: [KillingProxy.Counted] {
        Scale.isFull ? KillingProxy.Counted.allCases : [.statement, .completion]
    }

    @Test(arguments: counted)
    func `at every message`(counted: KillingProxy.Counted) async throws {
        let trial = try await Trial(DurableServer.shared.value.makeArena())
        var kills = 0
        for number in 1... {
            let outcomes = try await trial.run("killed at \(counted) \(number)") { command in
                let proxy = try KillingProxy(
                    server: trial.arena.server.socket, counted: counted, number: number)
                return try await trial.arena.run(command, through: proxy) { process in
                    process.kill(SIGKILL)
                    return false
                }
            }
            if outcomes.allSatisfy({ $0.status == 0 }) { break }
            kills += outcomes.count { $0.status == -SIGKILL }
        }
        #expect(kills > 20)
        print("PostgreSQL: killed \(kills) times (at each \(counted))")
    }
}

extension PostgresArena {
    /// Runs the tool through a proxy.
    ///
    /// - Parameter action: What is done when the proxy's chosen message arrives; returns whether to go on.
    func run(
        _ command: Command, through proxy: KillingProxy,
        _ action: @escaping @Sendable (RunningProgram) throws -> Bool
    ) async throws -> Program.Outcome {
        let process = try start(command, url: url(through: proxy.folder.path))
        async let hasArrived = Worker().run { try proxy.serve { try action(process) } }
        let outcome = try await process.outcome()
        proxy.stop()
        _ = try await hasArrived
        return outcome
    }
}
