/// Waiting times that grow, each with a random part so that runners do not keep meeting.
struct Backoff {
    private var ceiling: Int
    private let greatest: Int

    /// Starts at so many milliseconds at most.
    init(from first: Int, to greatest: Int) {
        self.ceiling = first
        self.greatest = greatest
    }

    /// The next time to wait.
    mutating func next() -> Duration {
        defer { ceiling = min(ceiling * 2, greatest) }
        return .milliseconds(Int.random(in: (ceiling / 2)...ceiling))
    }
}
