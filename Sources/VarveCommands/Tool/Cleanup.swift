import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What must be undone before the process ends, however it ends: servers that were started for scratch databases.
final class Cleanup: Sendable {
    /// The process's one list.
    static let shared = Cleanup()

    private let steps = Mutex<(next: Int, steps: [Int: @Sendable () async -> Void])>((0, [:]))

    /// Runs some work, and a step after it or when the process is interrupted, whichever comes first.
    func whileRunning<Result>(
        _ step: @escaping @Sendable () async -> Void, _ work: () async throws -> Result
    ) async throws -> Result {
        let key = steps.withLock { list in
            list.next += 1
            list.steps[list.next] = step
            return list.next
        }
        do {
            let result = try await work()
            await take(key)?()
            return result
        } catch {
            await take(key)?()
            throw error
        }
    }

    /// Runs all steps and blocks the calling thread until they are done.
    func runAndWait() {
        let steps = steps.withLock { list in
            defer { list.steps = [:] }
            return Array(list.steps.values)
        }
        guard !steps.isEmpty else { return }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        let done = ends[1]
        Task {
            for step in steps { await step() }
            close(done)
        }
        var byte: UInt8 = 0
        _ = read(ends[0], &byte, 1)
    }

    /// A step is run once.
    private func take(_ key: Int) -> (@Sendable () async -> Void)? {
        steps.withLock { $0.steps.removeValue(forKey: key) }
    }
}
