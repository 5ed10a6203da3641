import Testing
import VarveTestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The tool is killed while it changes an SQLite file, and run again.
@Suite struct SQLiteKillTests {
    /// How the engine keeps what a transaction must be able to take back.
    enum Journal: String, CaseIterable {
        case delete
        case wal

        /// Those that are tried: the usual one alone in continuous integration.
        static var tried: [Journal] { Scale.isFull ? allCases : [.delete] }
    }

    /// How the tool is killed: to leave half a write behind is tried by hand.
    static var actions: [SystemCallShim.Action] { Scale.isFull ? [.before, .half] : [.before] }

    @Test(arguments: actions, Journal.tried)
    func `at every change of a file`(action: SystemCallShim.Action, journal: Journal) async throws {
        let shim = try await SystemCallShim()
        let trial = try await Trial(SQLiteArena(journal: journal.rawValue))
        let path = trial.arena.path
        var kills = 0
        for call in 1... {
            let outcomes = try await trial.run("killed \(action) call \(call), journal \(journal)") {
                command in
                let variables = shim.variables(action, at: call, of: path)
                return try await trial.arena.start(command, variables: variables).outcome()
            }
            if outcomes.allSatisfy({ $0.status == 0 }) { break }
            kills += outcomes.count { $0.status == -SIGKILL }
        }
        #expect(kills > 50)
        print("SQLite: killed \(kills) times (\(action) each change of a file, journal \(journal))")
    }
}
