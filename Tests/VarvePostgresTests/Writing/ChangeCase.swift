import Testing

/// A step from one schema to another, for tests that go it and come back.
struct ChangeCase: Sendable, CustomTestStringConvertible {
    let name: String
    /// What both schemas have.
    let both: [String]
    let first: [String]
    let second: [String]
    /// Rows that are there on the way.
    let rows: [String]
    /// The extensions without which a server is left out.
    let extensions: [String]
    /// The first major version that tells the two schemas apart.
    let differsSince: Int

    init(
        _ name: String, both: [String] = [], _ first: [String], _ second: [String], rows: [String] = [],
        extensions: [String] = [], differsSince: Int = 0
    ) {
        self.name = name
        self.both = both
        self.first = first
        self.second = second
        self.rows = rows
        self.extensions = extensions
        self.differsSince = differsSince
    }

    var testDescription: String { name }

    /// Goes up and down.
    func run() async throws {
        try await PlanBench.roundTrip(
            both + first, both + second, rows: rows, extensions: extensions, differsSince: differsSince)
    }
}
