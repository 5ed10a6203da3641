import Synchronization
import VarveMigrations

/// Shows what a runner does: on a terminal by a line that changes, elsewhere by what one must know.
final class RunnerProgress: Sendable {
    private let call: Invocation
    private let hasToldOfWaiting = Mutex(false)

    /// Shows the events of one call.
    init(call: Invocation) {
        self.call = call
    }

    /// Shows an event.
    func show(_ event: RunEvent) {
        switch event {
        case .waiting(let holder, let elapsed):
            wait(for: holder, elapsed)
        case .backedUp(let path, let restoring):
            call.tell("backed up to \(path)")
            call.note("to restore: \(restoring)")
        case .takenOver(let labels):
            let range = labels.count == 1 ? labels[0] : "\(labels[0]) to \(labels[labels.count - 1])"
            call.tell("took over \(labels.count.counted("migration")) that wrangler applied: \(range)")
        case .started(let direction, let label, let position, let count):
            call.progress.show("[\(position)/\(count)] \(direction.rawValue) \(label) …")
        case .resumed(let label, let finishedSteps):
            call.tell("\(label) goes on after \(finishedSteps.counted("finished statement"))")
        case .retrying(let label, let reason, let attempt, let delay):
            call.note("\(label) is tried again in \(delay.text) (attempt \(attempt)): \(reason)")
        case .finished(let direction, let label, let duration):
            call.tell("\(direction == .up ? "applied" : "took back") \(label) (\(duration.text))")
        }
    }

    private func wait(for holder: String?, _ elapsed: Duration) {
        let text = "waiting for another runner" + (holder.map { " (\($0))" } ?? "")
        let isFirst = hasToldOfWaiting.withLock { hasTold in
            defer { hasTold = true }
            return !hasTold
        }
        if isFirst { call.note(text) }
        call.progress.show("\(text), \(elapsed.text) …")
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// The time for people: `3 ms`, `1.2 s`.
    var text: String {
        let milliseconds = milliseconds
        if milliseconds < 1_000 { return "\(milliseconds) ms" }
        return "\(milliseconds / 1_000).\(milliseconds / 100 % 10) s"
    }
}

extension Int {
    /// The number with what it counts: `1 migration`, `2 migrations`.
    func counted(_ noun: String) -> String {
        "\(self) \(noun)\(self == 1 ? "" : "s")"
    }
}
