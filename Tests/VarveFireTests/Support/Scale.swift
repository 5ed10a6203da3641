import VarveTestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How much is tried: a little in continuous integration, all of it by `make fire`.
enum Scale {
    /// How often each race is run: `FIRE_ROUNDS`.
    static let rounds = number("FIRE_ROUNDS") ?? 2

    /// How many times the tool is killed at random moments on each database, and servers are restarted a tenth as
    /// often: `FIRE_KILLS`.
    static let kills = number("FIRE_KILLS") ?? 12

    /// How many processes race.
    static let processes = isFull ? [2, 16, 64] : [16]

    /// Whether all that is known to matter is tried, not a sample of it.
    static let isFull = number("FIRE_ROUNDS") != nil || number("FIRE_KILLS") != nil

    /// The seed of the random moments: `FIRE_SEED`.
    static let seed = number("FIRE_SEED").map(UInt64.init) ?? UInt64.random(in: 0...999_999_999)

    private static func number(_ name: String) -> Int? {
        getenv(name).flatMap { Int(String(cString: $0)) }
    }
}
