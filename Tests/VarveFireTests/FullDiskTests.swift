import Testing
import VarveTestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The disk is full while the tool changes an SQLite file. The tool says so, and goes on when there is space again.
@Suite struct FullDiskTests {
    @Test func `at every change of a file`() async throws {
        let shim = try await SystemCallShim()
        let trial = try await Trial(SQLiteArena())
        let path = trial.arena.path
        var generator = SeededRandom(seed: Scale.seed)
        var call = 0
        var failures = 0
        while true {
            call += Scale.isFull ? 1 : Int.random(in: 1...20, using: &generator)
            let outcomes = try await trial.run("full from call \(call) on, seed \(Scale.seed)") { command in
                let variables = shim.variables(.full, at: call, of: path)
                let outcome = try await trial.arena.start(command, variables: variables).outcome()
                if outcome.status != 0 {
                    #expect(
                        outcome.status == 1
                            && outcome.errors.contains(/disk is full|No space left on device/),
                        "\(outcome.errors)")
                    // Perhaps not even an empty file could be made.
                    let state = try? await DatabaseState(of: trial.arena)
                    #expect(state.map(\.damage.isEmpty) ?? (access(path, F_OK) != 0))
                }
                return outcome
            }
            if outcomes.allSatisfy({ $0.status == 0 }) { break }
            failures += outcomes.count { $0.status != 0 }
        }
        #expect(failures > 5)
        print("SQLite: \(failures) runs found the disk full")
    }

    @Test func `on a small file system`() async throws {
        let trial = try await Trial(SQLiteArena())
        var failures = 0
        for space in stride(from: 4, through: 1_000, by: Scale.isFull ? 4 : 12) {
            var areFine = true
            for command in Command.allCases {
                let name = "\(space) KB left, \(command)"
                let disk = try await SmallDisk(trial.arena, space: space, command)
                if let error = disk.error {
                    areFine = false
                    failures += 1
                    #expect(error.contains("disk is full"), "\(name): \(error)")
                    #expect(try await DatabaseState(of: disk.partial).damage.isEmpty)
                }
                try await trial.check(command, name, disk.error ?? "")
            }
            try await trial.arena.reset()
            if areFine { break }
        }
        #expect(failures > 2)
        print("SQLite: \(failures) runs filled a small file system")
    }
}
