#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How many cases a property test tries, and from which seed: `PROPERTY_PAIRS` and `PROPERTY_SEED`.
public struct PropertyRun: Sendable {
    /// How many cases are tried.
    public let count: Int
    /// The seed of the first case; each further case has the next one.
    public let seed: UInt64
    /// Whether somebody said how many, and so has the time for observers that take long.
    public let isByHand: Bool

    /// Reads the environment.
    public init(defaultCount: Int) {
        let pairs = Self.variable("PROPERTY_PAIRS").flatMap(Int.init)
        count = pairs ?? defaultCount
        isByHand = pairs != nil
        seed = Self.variable("PROPERTY_SEED").flatMap(UInt64.init) ?? UInt64.random(in: 0...999_999_999)
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}

/// Makes a failing case smaller for as long as a smaller one fails too.
///
/// - Parameters:
///   - failing: A case that fails.
///   - smaller: Cases that are each a step smaller than the given one, the boldest first.
///   - fails: Whether a case fails.
/// - Returns: A case that fails and none of whose smaller ones does.
public func shrink<Case>(
    _ failing: Case, smaller: (Case) -> [Case], fails: (Case) async -> Bool
) async -> Case {
    var smallest = failing
    var isShrinking = true
    while isShrinking {
        isShrinking = false
        for candidate in smaller(smallest) where await fails(candidate) {
            smallest = candidate
            isShrinking = true
            break
        }
    }
    return smallest
}
