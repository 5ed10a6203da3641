/// Lets no more than so many tasks in at a time: tests run all at once, and a server has only so many connections.
public actor Turnstile {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Makes one that lets so many in.
    public init(width: Int) { free = width }

    /// Waits for a place; each call is paired with one of ``leave()``.
    public func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    /// Gives the place to who waits longest.
    public func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
