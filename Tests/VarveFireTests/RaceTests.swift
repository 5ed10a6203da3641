import Testing
import VarveMigrations
import VarveTestSupport

/// Many processes run the tool at once on a new database.
@Suite(.serialized) struct RaceTests {
    @Test(arguments: Scale.processes) func `on an SQLite file`(count: Int) async throws {
        let trial = try await Trial(SQLiteArena())
        for round in 1...Scale.rounds {
            try await trial.race("SQLite, round \(round)", count: count)
            try await trial.arena.reset()
        }
    }

    /// How the processes get to the server.
    enum Way: CaseIterable {
        case direct
        case pooled
        case mixed
    }

    @Test(arguments: Scale.processes, Way.allCases)
    func `on a PostgreSQL database`(count: Int, way: Way) async throws {
        let server = try await DurableServer.shared.value
        let pooler = way == .direct ? nil : try await Pooler(before: server, size: 4)
        let trial = try await Trial(server.makeArena())
        for round in 1...Scale.rounds {
            let arena = try await server.makeArena()
            try await trial.moved(to: arena).race("PostgreSQL \(way), round \(round)", count: count) {
                number in
                guard let pooler, way == .pooled || number.isMultiple(of: 2) else { return nil }
                return arena.url(through: pooler.folder.path, port: Pooler.port)
            }
        }
    }
}

extension Trial {
    /// All processes go up at once, find nothing more to do, then go down.
    ///
    /// - Parameter url: The way to the database that a process takes, by its number.
    func race(_ name: String, count: Int, url: (Int) -> String? = { _ in nil }) async throws {
        let folder = try MigrationFolder(reading: arena.migrations)
        for command in Command.allCases {
            let title = "\(name), \(count) processes \(command)"
            let ends = try await runners(count, command, title, url: url)
            try await check(command, title)
            let done = ends.flatMap { $0.outcome.labels(command) }
            #expect(done.sorted() == folder.migrations.map(\.label), "\(title)")
            // What so many processes take in any case, since each must start.
            let idle = try await runners(count, command, title, url: url)
            #expect(idle.allSatisfy { $0.outcome.labels(command).isEmpty }, "\(title)")
            let alone = durations[command, default: .zero].text
            print("\(title): longest \(ends.longest), with nothing to do \(idle.longest), one alone \(alone)")
        }
    }

    private func runners(
        _ count: Int, _ command: Command, _ title: String, url: (Int) -> String?
    ) async throws -> [Racer.End] {
        let racers = try (0..<count).map { try Racer(arena.start(command, url: url($0))) }
        let ends = try await withThrowingTaskGroup { group in
            for racer in racers { group.addTask { try await racer.end() } }
            return try await group.reduce(into: [Racer.End]()) { $0.append($1) }
        }
        for end in ends where end.outcome.status != 0 {
            throw TrialFailure(title, "a process ends with \(end.outcome.status): \(end.outcome.errors)")
        }
        return ends
    }
}

extension [Racer.End] {
    /// The time of the slowest.
    fileprivate var longest: String { (map(\.duration).max() ?? .zero).text }
}

/// A process that races.
private struct Racer {
    let process: RunningProgram
    let start = ContinuousClock.now

    init(_ process: RunningProgram) {
        self.process = process
    }

    /// How a racer ended and how long that took.
    struct End {
        let outcome: Program.Outcome
        let duration: Duration
    }

    func end() async throws -> End {
        try await Worker().run {
            let outcome = try process.wait()
            return End(outcome: outcome, duration: ContinuousClock.now - start)
        }
    }
}

extension Program.Outcome {
    /// The migrations that the tool says it has run.
    fileprivate func labels(_ command: Command) -> [String] {
        let verb = command == .up ? "applied " : "took back "
        return (output + errors).split(separator: "\n").filter { $0.hasPrefix(verb) }
            .compactMap { $0.dropFirst(verb.count).split(separator: " ").first.map(String.init) }
    }
}
