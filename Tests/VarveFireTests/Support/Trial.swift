import Testing
import VarveDatabase
import VarveTestSupport

/// Runs the tool up and down while something disturbs it, runs it again undisturbed, and compares what is left with
/// what runs that nobody disturbed leave.
struct Trial<Place: Arena>: Sendable {
    let arena: Place
    private let expected: [Command: DatabaseState]
    /// How long the undisturbed runs took.
    let durations: [Command: Duration]

    /// Takes the measure of undisturbed runs.
    init(_ arena: Place) async throws {
        self.arena = arena
        try await arena.reset()
        var expected: [Command: DatabaseState] = [:]
        var durations: [Command: Duration] = [:]
        for command in Command.allCases {
            let start = ContinuousClock.now
            let outcome = try await arena.run(command)
            durations[command] = ContinuousClock.now - start
            guard outcome.status == 0 else { throw TrialFailure("undisturbed \(command)", outcome.errors) }
            expected[command] = try await DatabaseState(of: arena)
        }
        self.expected = expected
        self.durations = durations
        let entries = expected[.down]?.rows["log"] ?? []
        guard Set(entries).count == entries.count, !entries.isEmpty else {
            throw TrialFailure("the undisturbed runs", "\(entries)")
        }
        try await arena.reset()
    }

    /// The same measure for another database.
    private init(_ arena: Place, like other: Trial) {
        self.arena = arena
        expected = other.expected
        durations = other.durations
    }

    /// The same trial on another new database.
    func moved(to arena: Place) -> Trial { Trial(arena, like: self) }

    /// Up and down, disturbed and again, on a new database.
    ///
    /// - Parameters:
    ///   - name: What is tried, for an error.
    ///   - disturbed: Runs a command and disturbs it.
    /// - Returns: How the disturbed runs ended.
    @discardableResult
    func run(
        _ name: String, disturbed: (Command) async throws -> Program.Outcome
    ) async throws -> [Program.Outcome] {
        var outcomes: [Program.Outcome] = []
        for command in Command.allCases {
            let outcome = try await disturbed(command)
            outcomes.append(outcome)
            try await mend(command, "\(name), \(command)", after: outcome)
        }
        try await arena.reset()
        return outcomes
    }

    /// Runs a command to its end and checks what is there.
    func mend(_ command: Command, _ name: String, after first: Program.Outcome) async throws {
        let second = try await arena.run(command)
        let story =
            "first run (\(first.status)): \(first.errors)\(first.output)second: \(second.errors)\(second.output)"
        guard second.status == 0 else { throw TrialFailure(name, "it can't be finished; " + story) }
        try await check(command, name, story)
    }

    /// Checks that all is there that a command leaves.
    func check(_ command: Command, _ name: String, _ story: String = "") async throws {
        guard let expected = expected[command] else { return }
        let differences = try await DatabaseState(of: arena).differences(from: expected)
        guard differences.isEmpty else {
            throw TrialFailure(name, differences.joined(separator: "\n") + "\n" + story)
        }
    }
}

/// A database that is not as it should be.
struct TrialFailure: Error, CustomStringConvertible {
    let description: String

    init(_ name: String, _ reason: String) {
        description = "\(name): \(reason)"
    }
}
