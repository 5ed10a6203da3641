import VarveDatabase

/// Sees to it that a half without a transaction leaves no row that refers to what is not there: it may have put the
/// database's own watch off.
struct ReferenceWatch {
    private let runner: Runner
    private let step: RunStep
    private let before: Set<String>

    /// Looks at what is there before.
    ///
    /// - Parameter isResumed: Whether an earlier run began the half; what it left counts as left now.
    init(_ runner: Runner, _ step: RunStep, isResumed: Bool) async throws(MigrationError) {
        self.runner = runner
        self.step = step
        before = isResumed ? [] : Set(try await Self.dangling(runner))
    }

    /// - Throws: ``MigrationError/failed(_:)`` that names the rows.
    func check() async throws(MigrationError) {
        let left = try await Self.dangling(runner).filter { !before.contains($0) }
        guard !left.isEmpty else { return }
        let verb = step.direction == .up ? "up" : "down"
        throw .failed(
            ScriptFailure(
                location: step.script.location(atOffset: 0), statement: "",
                error: DatabaseError(
                    .constraint, "\(step.label) leaves rows that refer to what is not there",
                    detail: DanglingText.list(left)),
                outcome:
                    "All of its statements are done, but it does not count as finished: when the rows are mended, "
                    + "“varve \(verb)” goes on."))
    }

    private static func dangling(_ runner: Runner) async throws(MigrationError) -> [String] {
        do {
            return try await runner.dialect.danglingReferences(runner.connection)
        } catch {
            throw .database(error)
        }
    }
}
