import VarveTestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Random moments in the time that something takes.
struct RandomMoments {
    private var generator = SeededRandom(seed: Scale.seed)

    /// A time from nothing to a bit more than the whole.
    mutating func next(in duration: Duration) -> Duration {
        .microseconds(Int64.random(in: 0...duration.microseconds * 6 / 5, using: &generator))
    }
}

extension Duration {
    /// Whole microseconds.
    var microseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }

    /// Seconds with three digits.
    var text: String { "\(Double(microseconds / 1_000) / 1_000) s" }
}

/// Lets time pass. Blocks the thread.
func pass(_ duration: Duration) {
    usleep(UInt32(clamping: duration.microseconds))
}
