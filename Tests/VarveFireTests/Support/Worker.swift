import VarveDatabase
import VarveTestSupport

/// A thread of its own for calls that block.
actor Worker {
    private let executor = ThreadExecutor()

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Does something on the thread.
    func run<Value: Sendable>(_ work: @Sendable () throws -> Value) throws -> Value {
        try work()
    }
}

extension RunningProgram {
    /// How the program ended.
    func outcome() async throws -> Program.Outcome {
        try await Worker().run { try self.wait() }
    }
}

extension Program {
    /// Runs the program to its end, which must be good.
    @discardableResult
    func succeed(_ arguments: [String]) async throws -> String {
        let outcome = try await start(arguments).outcome()
        guard outcome.status == 0 else {
            throw ProgramFailure(description: "\(path) ends with \(outcome.status): \(outcome.errors)")
        }
        return outcome.output
    }
}
